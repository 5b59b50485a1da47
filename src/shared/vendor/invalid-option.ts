import { NlQueryError } from '../../errors/nl-query-error.ts';

/** The `INVALID_OPTIONS` of an adapter's factory: `rule` completes "`option` …" and never repeats a value. */
export function invalidOption(
  factory: string,
  option: string,
  rule: string,
): NlQueryError<'INVALID_OPTIONS'> {
  return new NlQueryError('INVALID_OPTIONS', `${factory}: \`${option}\` ${rule}.`, { details: { option } });
}
