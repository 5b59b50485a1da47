import { NlQueryError } from '../../errors/nl-query-error.ts';
import type { Door } from '../door.ts';
import type { Route } from '../route.ts';
import { addressGroup } from './address-group.ts';
import type { AuthenticatedCaller, Caller } from './caller.ts';

type Headers = Readonly<Record<string, string>>;

export type CallerAdmission =
  | { readonly caller: Caller; readonly headers: Headers }
  | { readonly caller: null; readonly error: NlQueryError; readonly headers: Headers };

export interface CallerDoor extends Pick<Door, 'rateLimits'> {
  readonly settings: Pick<Door['settings'], 'authenticate' | 'clientAddress'>;
}

/** Finds out who asks, and whether they may ask once more. */
export async function admitCaller(
  { settings, rateLimits }: CallerDoor,
  request: Request,
  route: Pick<Route, 'access'>,
): Promise<CallerAdmission> {
  if (route.access === 'open') return { caller: { ownerId: undefined }, headers: {} };
  const known = settings.clientAddress(request);
  const address = known === null ? null : addressGroup(known);
  if (settings.authenticate === null) return count(`address ${address}`, { ownerId: undefined });

  const distrust = await rateLimits.distrusts(address);
  if (distrust.error) return { caller: null, ...distrust, error: distrust.error };
  const caller = await settings.authenticate(request);
  if (!hasOwner(caller)) {
    await rateLimits.failed(address);
    return { caller: null, error: unauthorized(), headers: { 'www-authenticate': 'Bearer' } };
  }
  return count(caller.keyId === undefined ? `owner ${caller.ownerId}` : `key ${caller.keyId}`, caller);

  async function count(key: string, counted: Caller): Promise<CallerAdmission> {
    const { error, headers } = await rateLimits.admit(key);
    return error ? { caller: null, error, headers } : { caller: counted, headers };
  }
}

/** Without an owner's name a caller would have what belongs to nobody: an `authenticate` that forgot it lets nobody in. */
function hasOwner(caller: AuthenticatedCaller | null | undefined): caller is AuthenticatedCaller {
  return typeof caller?.ownerId === 'string' && caller.ownerId !== '';
}

function unauthorized(): NlQueryError {
  const message = 'A valid API key is needed: send it as the header Authorization: Bearer ….';
  return new NlQueryError('UNAUTHORIZED', message, {});
}
