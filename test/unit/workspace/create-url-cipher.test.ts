import { describe, expect, it } from 'vitest';
import { createUrlCipher } from '../../../src/workspace/create-url-cipher.ts';

const url = 'postgres://ada:S3cr3t-pässword@db.example/shop';

describe('createUrlCipher', () => {
  it('gives back what it encrypted', () => {
    const cipher = createUrlCipher(['a secret of some length']);
    expect(cipher.decrypt(cipher.encrypt(url))).toBe(url);
  });

  it('shows nothing of the URL and never the same bytes twice', () => {
    const cipher = createUrlCipher(['a secret of some length']);
    const [first, second] = [cipher.encrypt(url), cipher.encrypt(url)];
    expect(first.data).not.toBe(second.data);
    expect(Buffer.from(first.data, 'base64').toString('latin1')).not.toContain('S3cr3t');
  });

  it('reads what an earlier secret encrypted, and encrypts with the first', () => {
    const old = createUrlCipher(['the old secret, rotated out']);
    const rotated = createUrlCipher(['the new secret, used from now', 'the old secret, rotated out']);
    expect(rotated.decrypt(old.encrypt(url))).toBe(url);
    expect(() => old.decrypt(rotated.encrypt(url))).toThrow(
      expect.objectContaining({ code: 'DECRYPTION_FAILED' }),
    );
  });

  it('refuses what was tampered with', () => {
    const cipher = createUrlCipher(['a secret of some length']);
    const encrypted = cipher.encrypt(url);
    const bytes = Buffer.from(encrypted.data, 'base64');
    bytes.writeUInt8(bytes.readUInt8(3) ^ 1, 3);
    expect(() => cipher.decrypt({ ...encrypted, data: bytes.toString('base64') })).toThrow(/damaged/);
  });

  it('needs a secret', () => {
    expect(() => createUrlCipher([])).toThrow(expect.objectContaining({ code: 'SECRET_REQUIRED' }));
  });
});
