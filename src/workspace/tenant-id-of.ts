import { blake3Hex } from '../shared/blake3-hex.ts';

/** `tenant_` and the BLAKE3 hash of the canonical URL, keyed when there is a key. */
export function tenantIdOf(canonicalUrl: string, tenantKey: string | null): string {
  return `tenant_${blake3Hex(canonicalUrl, tenantKey)}`;
}
