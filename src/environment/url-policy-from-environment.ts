import { join } from 'node:path';
import { createUrlPolicy } from '../connections/url-policy/create-url-policy.ts';
import type { UrlPolicy } from '../connections/url-policy/url-policy.ts';
import type { Environment } from './environment.ts';
import { invalidVariable } from './invalid-variable.ts';
import { readChoice } from './read-choice.ts';

/**
 * Which databases may be added: public servers and files of one folder, where that is `confined` or a variable says so; `undefined` for
 * all that this process can reach.
 *
 * @throws `INVALID_OPTIONS`
 */
export function urlPolicyFromEnvironment(env: Environment, confined: boolean): UrlPolicy | undefined {
  const fileRoot = env.NLQUERY_FILE_ROOT || undefined;
  const allowHosts = (env.NLQUERY_ALLOW_HOSTS ?? '').split(',').flatMap((host) => host.trim() || []);
  const allowPrivate = readChoice(env, 'NLQUERY_ALLOW_PRIVATE', ['true', 'false']);
  if (!confined && !fileRoot && allowHosts.length === 0 && allowPrivate === undefined) return undefined;
  try {
    return createUrlPolicy({
      fileRoot: fileRoot ?? join(env.NLQUERY_STATE || '.nlquery', 'databases'),
      allowHosts,
      allowPrivate: allowPrivate === 'true',
    });
  } catch {
    throw invalidVariable('NLQUERY_ALLOW_HOSTS', 'must be a list like db.example.com,10.0.0.5:5432.');
  }
}
