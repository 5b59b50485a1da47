import { NlQueryError } from '../../../src/adapter-kit/index.ts';

/**
 * A NUL ends the text in the protocol's messages: what follows it would be read as something else.
 *
 * @throws `SQL_FAULT`
 */
export function assertSendable(sql: string): void {
  if (!sql.includes('\0')) return;
  const message = 'The statement contains a NUL character.';
  throw new NlQueryError('SQL_FAULT', message, {
    details: { fault: { kind: 'syntax', name: null, message } },
  });
}
