import { describe, expect, it } from 'vitest';
import { reportError } from '../../../src/cli/report-error.ts';
import { UsageError } from '../../../src/cli/usage-error.ts';
import { NlQueryError } from '../../../src/errors/nl-query-error.ts';
import { capturedIo } from './support/captured-io.ts';

function reported(error: unknown, verbose = false): string {
  const io = capturedIo();
  reportError(error, { io, verbose });
  return io.err();
}

function llmFailed(status?: number): NlQueryError<'LLM_FAILED'> {
  return new NlQueryError('LLM_FAILED', 'no', { details: { adapter: 'openai', status } });
}

describe('reportError', () => {
  it('says once what failed, and what to do', () => {
    const error = new NlQueryError('DATABASE_UNREACHABLE', 'ERROR: refused', {
      details: { reason: 'refused' },
    });
    expect(reported(error)).toBe(
      'error: refused\nCheck that the database is there and running, and that address, user and password are right.\n',
    );
  });

  it('has no hint where the message says it all', () => {
    expect(reported(new Error('odd\nthing'))).toBe('error: odd thing\n');
    expect(reported(new UsageError('wrong'))).toBe('error: wrong\n');
    expect(reported('text')).toBe('error: text\n');
  });

  it.each([
    [401, 'Is the API key right?'],
    [404, 'Is there such a model?'],
    [500, 'Try again'],
    [undefined, 'Try again'],
  ])('knows what a status of %s means', (status, hint) => {
    expect(reported(llmFailed(status))).toContain(hint);
  });

  it('shows code, stack and causes when asked to', () => {
    const error = new NlQueryError('CLOSED', 'closed', { cause: new Error('the cause') });
    const text = reported(error, true);
    expect(text).toContain('[CLOSED] NlQueryError: closed\n    at ');
    expect(text).toContain('caused by Error: the cause');
    expect(reported('text', true)).toBe('error: text\ntext\n');
  });

  it('lets no escape sequence out of a message', () => {
    expect(reported(new Error('\u001b[2Jgone'), true)).not.toContain('\u001b');
  });
});
