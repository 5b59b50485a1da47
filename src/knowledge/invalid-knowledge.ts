import { NlQueryError } from '../errors/nl-query-error.ts';

export function invalidKnowledge(
  issues: readonly { readonly path: string; readonly message: string }[],
): NlQueryError<'INVALID_REQUEST'> {
  const summary = issues.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
  return new NlQueryError('INVALID_REQUEST', `The request is not valid. ${summary.join('; ')}`, {
    details: { issues },
  });
}
