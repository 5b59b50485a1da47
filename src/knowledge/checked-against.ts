import type { Settings } from '../dependencies.ts';
import type { Manifest } from '../ports/manifest.ts';
import { blake3Hex } from '../shared/blake3-hex.ts';

/** Names everything that decides whether an example works: the schema, and what this instance allows. */
export function checkedAgainst(
  { catalogChecksum }: Pick<Manifest, 'catalogChecksum'>,
  { policy, rowPolicies, allowedFunctions }: Pick<Settings, 'policy' | 'rowPolicies' | 'allowedFunctions'>,
): string {
  return blake3Hex(JSON.stringify([catalogChecksum, policy, rowPolicies, allowedFunctions]));
}
