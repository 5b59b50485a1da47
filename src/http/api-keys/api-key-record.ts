import type { ApiKeyPrincipal } from './api-keys-service.ts';

/** A key as it is stored. */
export type ApiKeyRecord = {
  readonly ownerId: string;
  readonly name: string;
  /** SHA-256 of the secret part, hexadecimal. It has 256 random bits: there is nothing to slow down. */
  readonly hash: string;
  readonly createdAt: string;
  readonly principal: ApiKeyPrincipal | null;
};

/** Where each record lives in the state store. */
export const apiKeyPlaces = {
  key: (id: string): string => `api-key/${id}`,
  /** Apart, so that noting a use cannot bring a revoked key back. */
  lastUse: (id: string): string => `api-key-used/${id}`,
  ofOwner: (ownerId: string): string => `api-key-owner/${encodeURIComponent(ownerId)}/`,
};
