import { NlQueryError } from '../../errors/nl-query-error.ts';
import type { CallOptions } from '../../ports/call-options.ts';
import { orAborted } from '../../shared/or-aborted.ts';
import { isAllowedAddress } from './is-allowed-address.ts';
import { readHost } from './read-host.ts';
import type { UrlVerdict } from './url-policy.ts';

export interface HostRules {
  readonly allowPrivate: boolean;
  /** Lower case. */
  readonly allowHosts: ReadonlySet<string>;
  readonly resolve: (host: string) => Promise<readonly string[]>;
}

/** @throws `DATABASE_UNREACHABLE` when the host has no address */
export async function judgeHost(
  { host, port }: { readonly host: string; readonly port: number },
  { allowPrivate, allowHosts, resolve }: HostRules,
  { signal }: CallOptions,
): Promise<UrlVerdict> {
  const read = readHost(host);
  if (read === null) return { allowed: false, reason: 'its host is spelled in an unusual way' };
  const { kind, name } = read;
  const shown = kind === 'address' && name.includes(':') ? `[${name}]` : name;
  if (allowHosts.has(shown) || allowHosts.has(`${shown}:${port}`)) return { allowed: true };
  const addresses = kind === 'address' ? [name] : await orAborted(resolve(name), signal);
  if (addresses.length === 0) throw unknownHost();
  // One that is not allowed among several: whoever answers for the name is not to be trusted with the others.
  const isAllowed = addresses.every((address) => isAllowedAddress(address, allowPrivate));
  if (isAllowed) return { allowed: true, addresses };
  return { allowed: false, reason: 'its host leads to an address that is not allowed' };
}

function unknownHost(): NlQueryError {
  const reason = 'the name of the host is not known';
  return new NlQueryError('DATABASE_UNREACHABLE', `The database cannot be reached: ${reason}.`, {
    details: { reason },
  });
}
