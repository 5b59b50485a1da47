import type { Principal } from '../../policy/row-policy.ts';

/** Who a request comes from. */
export interface Caller {
  /** Whose workspaces, knowledge and tasks the request is about. `undefined` only where there is no authentication. */
  readonly ownerId: string | undefined;
  /** What row policies are told of the caller. */
  readonly principal?: Principal | undefined;
  /** What requests are counted by; the owner where it is missing. Not a secret. */
  readonly keyId?: string | undefined;
}

/**
 * Finds out who a request comes from; `null` when nobody can be found out. A caller without an `ownerId` counts as nobody. Reads headers
 * only: the body is not its own.
 */
export type Authenticate = (
  request: Request,
) => Promise<AuthenticatedCaller | null> | AuthenticatedCaller | null;

export interface AuthenticatedCaller extends Caller {
  readonly ownerId: string;
}
