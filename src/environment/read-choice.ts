import type { Environment } from './environment.ts';
import { invalidVariable } from './invalid-variable.ts';

/**
 * The variable's value, which must be one of `choices`; `undefined` when it is not set.
 *
 * @throws `INVALID_OPTIONS`
 */
export function readChoice<Choice extends string>(
  env: Environment,
  name: string,
  choices: readonly Choice[],
): Choice | undefined {
  const value = env[name] || undefined;
  const found = choices.find((choice) => choice === value);
  if (value === undefined || found) return found;
  throw invalidVariable(name, `must be one of: ${choices.join(', ')}.`);
}
