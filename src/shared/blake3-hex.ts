import { blake3 } from '@noble/hashes/blake3.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * BLAKE3 digest of UTF-8 text, 64 hex digits. With a key it is the keyed hash under BLAKE3's key derivation of that
 * text, so that a key of any length works.
 */
export function blake3Hex(text: string, key: string | null = null): string {
  if (key === null) return bytesToHex(blake3(utf8ToBytes(text)));
  const derivedKey = blake3(utf8ToBytes(key), { context: utf8ToBytes('nlquery 2026-11 keyed hash') });
  return bytesToHex(blake3(utf8ToBytes(text), { key: derivedKey }));
}
