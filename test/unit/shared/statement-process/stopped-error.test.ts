import { describe, expect, it } from 'vitest';
import { stoppedError } from '../../../../src/shared/statement-process/stopped-error.ts';

describe('stoppedError', () => {
  it.each([
    [{ kind: 'timeout' } as const, 'timeout', 'The statement was stopped: it took longer than 50 ms.'],
    [{ kind: 'ended', signal: 'SIGABRT' } as const, 'too_large', /ended \(SIGABRT\)/],
    [{ kind: 'ended', signal: null } as const, 'other', /ended \(without a signal\)/],
  ])('turns %j into a fault', (outcome, kind, message) => {
    expect(stoppedError(outcome, 50)).toMatchObject({
      code: 'SQL_FAULT',
      message: expect.stringMatching(message),
      details: { fault: { kind, name: null } },
    });
  });
});
