import { createHash } from 'node:crypto';

/**
 * The id of a tenant's point. Ids are unique in a collection, which all tenants share, and have to be UUIDs: this is a version 8 UUID (RFC
 * 9562) of the SHA-256 of both names.
 */
export function pointId(tenantId: string, kind: 'chunk' | 'manifest', key: string): string {
  const bytes = createHash('sha256')
    .update(JSON.stringify([tenantId, kind, key]))
    .digest()
    .subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
