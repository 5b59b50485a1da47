import { randomBytes } from 'node:crypto';
import { NlQueryError } from './errors/nl-query-error.ts';
import type { NlQueryOptions } from './nl-query-options.ts';

const minLength = 16;

/**
 * The secrets that stored URLs are encrypted with. A store that ends with the process needs none: a random one does.
 *
 * @throws `SECRET_REQUIRED` `INVALID_OPTIONS`
 */
export function resolveSecrets({
  secret,
  stateStore,
}: Pick<NlQueryOptions, 'secret' | 'stateStore'>): readonly string[] {
  const secrets = secret === undefined ? [] : [secret].flat();
  if (secrets.some((text) => text.length < minLength)) {
    const message = `A secret has at least ${minLength} characters. Make one: openssl rand -base64 32`;
    throw new NlQueryError('INVALID_OPTIONS', message, { details: { option: 'secret' } });
  }
  if (secrets.length > 0) return secrets;
  if (!stateStore.capabilities.persistent) return [randomBytes(32).toString('base64')];
  const message = `The state store "${stateStore.name}" keeps database URLs, which are encrypted: give createNlQuery a secret. Make one: openssl rand -base64 32`;
  throw new NlQueryError('SECRET_REQUIRED', message, {});
}
