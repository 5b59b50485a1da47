import { decodePart } from './decode-part.ts';
import { invalidJdbcUrl } from './invalid-jdbc-url.ts';

const aliases: Readonly<Record<string, string>> = {
  username: 'user',
  login: 'user',
  pwd: 'password',
};

const credentials = ['user', 'password'];

/**
 * The parameters after a JDBC URL's `?`, by their lower-case name; `username` and `login` count as `user`, `pwd` as `password`.
 *
 * @param allowed names besides these, in their usual spelling
 * @throws `INVALID_DB_URL` for a name that is not allowed, and for one that comes twice, as itself or as an alias
 */
export function readParameters(
  text: string,
  allowed: readonly string[],
  separator: '&' | ';' = '&',
): ReadonlyMap<string, string> {
  const names = new Set([...credentials, ...allowed.map((name) => name.toLowerCase())]);
  const parameters = new Map<string, string>();
  for (const [index, pair] of text.split(separator).entries()) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const written = decodePart(equals < 0 ? pair : pair.slice(0, equals)).toLowerCase();
    const name = Object.hasOwn(aliases, written) ? (aliases[written] ?? written) : written;
    if (equals < 0 || !names.has(name)) throw unknownParameter(index, allowed);
    // The name is one of ours: it can be said.
    if (parameters.has(name)) throw invalidJdbcUrl(`the parameter "${name}" is given twice`);
    parameters.set(name, decodePart(pair.slice(equals + 1)));
  }
  return parameters;
}

function unknownParameter(index: number, allowed: readonly string[]): Error {
  const known = [...credentials, ...allowed].join(', ');
  return invalidJdbcUrl(
    `its parameter ${index + 1} is none of those that are allowed (${known}); a "&" in a password must be percent-encoded, "%26"`,
  );
}
