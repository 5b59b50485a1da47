import type { Environment } from './environment.ts';
import { invalidVariable } from './invalid-variable.ts';

/**
 * The variable's value, which must be a URL of one of `schemes`; `undefined` when it is not set.
 *
 * @throws `INVALID_OPTIONS`
 */
export function readUrl(env: Environment, name: string, schemes: readonly string[]): string | undefined {
  const value = env[name] || undefined;
  if (value === undefined) return undefined;
  const scheme = URL.canParse(value) ? new URL(value).protocol.slice(0, -1) : '';
  if (schemes.includes(scheme)) return value;
  throw invalidVariable(name, `must be a URL that starts with ${schemes.join(':// or ')}://.`);
}
