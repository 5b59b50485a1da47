/** Codes with which the server ends a session, whatever language its severities are written in. */
const sessionEnding: ReadonlySet<string> = new Set([
  '57P01',
  '57P02',
  '57P03',
  '57P04',
  '57P05',
  '25P03',
  '25P04',
]);

export interface ServerMessage extends Error {
  readonly code: string;
  readonly severity?: string | undefined;
  readonly hint?: string | undefined;
}

/** The server refused the statement and the session goes on; not so when it ended the session or the socket broke. */
export function isStatementError(error: unknown): error is ServerMessage {
  const { code, severity } = (error ?? {}) as Partial<ServerMessage>;
  if (typeof code !== 'string' || !/^[0-9A-Z]{5}$/.test(code) || typeof severity !== 'string') return false;
  return severity !== 'FATAL' && severity !== 'PANIC' && !sessionEnding.has(code);
}
