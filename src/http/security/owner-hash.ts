import { blake3Hex } from '../../shared/blake3-hex.ts';

/** Tells owners apart in a log without naming them; `null` where there is none. */
export function ownerHash(ownerId: string | undefined): string | null {
  return ownerId === undefined ? null : blake3Hex(ownerId, 'request log').slice(0, 12);
}
