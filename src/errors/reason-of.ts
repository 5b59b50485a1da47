import { redact } from './redact.ts';

/**
 * Greedy, and past a slash behind a colon: a password that should have been percent-encoded is one all the same. Bounded, so that it
 * takes time in proportion to the text.
 */
const userPart =
  /\b([a-z][a-z0-9+.-]{0,30}:\/\/)(?:[^\s/"'<>]{0,4000}|[^\s/:@"'<>]{0,400}:[^\s"'<>]{0,4000})@/gi;

/**
 * One line that says why `error` happened, with `secrets` and the user part of any URL taken out. Node's AggregateError (all
 * addresses of a host refused) has an empty message: its first error speaks for it.
 */
export function reasonOf(error: unknown, secrets: readonly string[] = []): string {
  const message = messageOf(error) || 'unknown error';
  const withoutUserinfo = message.replace(userPart, '$1***@');
  return redact(withoutUserinfo, secrets).replace(/\s+/g, ' ').trim();
}

function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return messageOf(error.errors[0]);
  if (error instanceof Error) return error.message || ((error as { code?: string }).code ?? error.name);
  return typeof error === 'string' ? error : '';
}
