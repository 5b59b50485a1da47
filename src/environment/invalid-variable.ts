import { NlQueryError } from '../errors/nl-query-error.ts';

/** An `INVALID_OPTIONS` about one variable. `problem` follows its name and never holds its value. */
export function invalidVariable(name: string, problem: string): NlQueryError {
  return new NlQueryError('INVALID_OPTIONS', `${name} ${problem}`, { details: { option: name } });
}
