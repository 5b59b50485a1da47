import { NlQueryError } from '../../errors/nl-query-error.ts';

/** `INVALID_REQUEST`, with where and what for each thing that is wrong; never what was sent. */
export function invalidRequest(
  issues: readonly { readonly path: string; readonly message: string }[],
): NlQueryError<'INVALID_REQUEST'> {
  const summary = issues
    .map(({ path, message }) => (path === '' ? message : `${path}: ${message}`))
    .join('; ');
  return new NlQueryError('INVALID_REQUEST', `The request is not valid. ${summary}`, { details: { issues } });
}
