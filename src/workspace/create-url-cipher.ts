import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { NlQueryError } from '../errors/nl-query-error.ts';
import { blake3Hex } from '../shared/blake3-hex.ts';
import type { EncryptedUrl, UrlCipher } from './url-cipher.ts';

/**
 * AES-256-GCM under keys that HKDF-SHA256 (RFC 5869) derives from `secrets`. The first encrypts, all of them decrypt. The nonce
 * is random: NIST SP 800-38D allows 2³² messages a key.
 */
export function createUrlCipher(secrets: readonly string[]): UrlCipher {
  const keys = secrets.map((secret) => ({ id: keyIdOf(secret), key: keyOf(secret) }));
  const [current] = keys;
  if (!current) throw new NlQueryError('SECRET_REQUIRED', 'At least one secret is needed.', {});
  return {
    encrypt: (url) => encrypt(url, current),
    decrypt: (encrypted) => {
      const match = keys.find(({ id }) => id === encrypted.keyId);
      if (!match) throw undecryptable(`it was encrypted with another secret (key id ${encrypted.keyId})`);
      return decrypt(encrypted, match.key);
    },
  };
}

interface Key {
  readonly id: string;
  readonly key: Buffer;
}

function encrypt(url: string, { id, key }: Key): EncryptedUrl {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const data = Buffer.concat([cipher.update(url, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { keyId: id, nonce: nonce.toString('base64'), data: data.toString('base64') };
}

function decrypt({ nonce, data }: EncryptedUrl, key: Buffer): string {
  const bytes = Buffer.from(data, 'base64');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64'));
    decipher.setAuthTag(bytes.subarray(-16));
    return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8');
  } catch {
    throw undecryptable('it was damaged');
  }
}

function keyOf(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'nlquery', 'database url', 32));
}

/** Derived apart from the key, so that it tells nothing about it. */
function keyIdOf(secret: string): string {
  return blake3Hex('key id', secret).slice(0, 16);
}

function undecryptable(reason: string): NlQueryError {
  const message = `A stored database URL cannot be read: ${reason}. Give the old secret too: secret: [new, old].`;
  return new NlQueryError('DECRYPTION_FAILED', message, {});
}
