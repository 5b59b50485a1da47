/** Keeps database URLs unreadable in the state store and in job payloads. */
export interface UrlCipher {
  encrypt(url: string): EncryptedUrl;
  /** @throws `DECRYPTION_FAILED` when no key at hand made it. */
  decrypt(encrypted: EncryptedUrl): string;
}

/** JSON-safe. */
export type EncryptedUrl = {
  /** Names the key, so that keys can rotate. */
  readonly keyId: string;
  /** Base64. */
  readonly nonce: string;
  /** Base64 of ciphertext and authentication tag. */
  readonly data: string;
};
