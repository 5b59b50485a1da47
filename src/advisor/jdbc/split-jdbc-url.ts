import { decodePart } from './decode-part.ts';
import { invalidJdbcUrl } from './invalid-jdbc-url.ts';
import { type Authority, readAuthority } from './read-authority.ts';
import { readParameters } from './read-parameters.ts';

export interface ServerParts {
  readonly hosts: Authority['hosts'];
  readonly user: string | null;
  readonly password: string | null;
  /** The path's names, in their order. */
  readonly path: readonly string[];
  readonly parameters: ReadonlyMap<string, string>;
}

/**
 * The parts of `//user:password@host:port,host:port/a/b?name=value&…`: what follows the engine's name in a server's JDBC URL.
 *
 * @throws `INVALID_DB_URL`
 */
export function splitJdbcUrl(rest: string, allowed: readonly string[]): ServerParts {
  if (!rest.startsWith('//')) throw invalidJdbcUrl('"//" and a host must follow the engine');
  const question = rest.indexOf('?');
  const beforeQuestion = rest.slice(2, question < 0 ? undefined : question);
  const parameters = readParameters(question < 0 ? '' : rest.slice(question + 1), allowed);
  const slash = beforeQuestion.indexOf('/');
  const authority = readAuthority(slash < 0 ? beforeQuestion : beforeQuestion.slice(0, slash));
  const path = slash < 0 ? '' : beforeQuestion.slice(slash + 1).replace(/\/$/, '');
  return {
    hosts: authority.hosts,
    user: oneOf('user', authority.user, parameters),
    password: oneOf('password', authority.password, parameters),
    path: path === '' ? [] : path.split('/').map(decodePart),
    parameters,
  };
}

function oneOf(
  name: 'user' | 'password',
  inAuthority: string | null,
  parameters: ReadonlyMap<string, string>,
): string | null {
  const inParameters = parameters.get(name) ?? null;
  if (inAuthority !== null && inParameters !== null) {
    throw invalidJdbcUrl(`the ${name} is given twice, before the host and as a parameter`);
  }
  return inAuthority ?? inParameters;
}
