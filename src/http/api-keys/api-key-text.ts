import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const pattern = /^nlq_([0-9a-f]{16})_([\w-]{43})$/;

export interface ApiKeyText {
  readonly key: string;
  readonly id: string;
  readonly hash: string;
}

/** A new key: `nlq_`, its public id, and 256 random bits. */
export function createApiKeyText(): ApiKeyText {
  const id = randomBytes(8).toString('hex');
  const secret = randomBytes(32).toString('base64url');
  return { key: `nlq_${id}_${secret}`, id, hash: hashOf(secret) };
}

/** `null` for what cannot be a key. */
export function readApiKeyText(text: string): { readonly id: string; readonly hash: string } | null {
  const [, id, secret] = pattern.exec(text) ?? [];
  return id === undefined || secret === undefined ? null : { id, hash: hashOf(secret) };
}

/** In a time that does not tell how much of them is the same. */
export function areSameHashes(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
