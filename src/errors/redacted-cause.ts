import { reasonOf } from './reason-of.ts';

/**
 * A vendor's error made fit to be a `cause`: name, message, code and stack frames, with secrets taken out and every other
 * property (requests, headers, configurations) left behind.
 */
export function redactedCause(error: unknown, secrets: readonly string[] = []): Error {
  const cause = new Error(reasonOf(error, secrets));
  if (!(error instanceof Error)) return cause;
  cause.name = error.name;
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  cause.stack = [`${error.name}: ${cause.message}`, ...frames].join('\n');
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string') Object.assign(cause, { code });
  return cause;
}
