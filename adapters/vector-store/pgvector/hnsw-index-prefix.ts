import { createHash } from 'node:crypto';

/** What the names of a tenant's HNSW indexes start with; the width follows. */
export function hnswIndexPrefix(tenantId: string): string {
  return `hnsw_${createHash('sha256').update(tenantId).digest('hex').slice(0, 40)}_`;
}
