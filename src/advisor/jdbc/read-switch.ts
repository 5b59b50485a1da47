import { invalidJdbcUrl } from './invalid-jdbc-url.ts';

/**
 * A parameter that is `true` or `false`; `null` when it is not there.
 *
 * @throws `INVALID_DB_URL`
 */
export function readSwitch(parameters: ReadonlyMap<string, string>, name: string): boolean | null {
  const value = parameters.get(name.toLowerCase())?.toLowerCase();
  if (value === undefined) return null;
  if (value === 'true' || value === 'false') return value === 'true';
  throw invalidJdbcUrl(`the parameter "${name}" is neither true nor false`);
}
