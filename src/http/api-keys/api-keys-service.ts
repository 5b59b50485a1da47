import type { PrincipalScalar } from '../../policy/row-policy.ts';
import type { CallOptions } from '../../ports/call-options.ts';
import type { StateStore } from '../../ports/state-store.ts';
import type { AuthenticatedCaller } from '../security/caller.ts';

/** API keys that are kept in a state store, as hashes. */
export interface ApiKeys {
  /** Whom the request's `Authorization: Bearer …` belongs to; `null` without a key, with a wrong one and with a revoked one. */
  authenticate(request: Request): Promise<AuthenticatedCaller | null>;
  /** Makes a key. Its text is in this answer and nowhere else. */
  create(request: CreateApiKeyRequest, options?: CallOptions): Promise<NewApiKey>;
  /** The owner's keys, oldest first. */
  list(ownerId: string, options?: CallOptions): Promise<readonly ApiKeySummary[]>;
  /** Ends a key, from the next request on; `false` when the owner has no such key. */
  revoke(ownerId: string, id: string, options?: CallOptions): Promise<boolean>;
}

export interface ApiKeysOptions {
  readonly stateStore: StateStore;
  /** @defaultValue Date.now */
  readonly now?: (() => number) | undefined;
}

export interface CreateApiKeyRequest {
  readonly ownerId: string;
  /** To tell it from the owner's other keys. @defaultValue '' */
  readonly name?: string | undefined;
  /** What row policies are told of whoever uses it. @defaultValue nothing */
  readonly principal?: ApiKeyPrincipal | undefined;
}

/** What of a principal JSON can hold. */
export type ApiKeyPrincipal = Readonly<Record<string, JsonScalar | readonly JsonScalar[]>>;

type JsonScalar = Exclude<PrincipalScalar, bigint>;

export interface NewApiKey {
  /** `nlq_…`. */
  readonly key: string;
  /** Names the key in lists and logs; not a secret. */
  readonly id: string;
}

export interface ApiKeySummary {
  readonly id: string;
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** ISO 8601, UTC, to the minute; `null` when it was not used yet. */
  readonly lastUsedAt: string | null;
}
