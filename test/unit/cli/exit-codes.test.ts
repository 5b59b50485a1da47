import { describe, expect, it } from 'vitest';
import { exitCodeOfAnswer } from '../../../src/cli/exit-code-of-answer.ts';
import { exitCodeOfError } from '../../../src/cli/exit-code-of-error.ts';
import { NlQueryError } from '../../../src/errors/nl-query-error.ts';

describe('exitCodeOfAnswer', () => {
  it.each([
    ['answered', false, 0],
    ['sql_only', true, 0],
    ['sql_only', false, 3],
    ['unverified', false, 4],
    ['blocked', true, 5],
    ['needs_clarification', false, 6],
  ] as const)('maps %s (SQL alone asked for: %s) to %i', (outcome, sqlOnly, exitCode) => {
    expect(exitCodeOfAnswer({ outcome }, sqlOnly)).toBe(exitCode);
  });
});

describe('exitCodeOfError', () => {
  it.each([
    [new NlQueryError('INVALID_DB_URL', '', {}), 2],
    [new NlQueryError('WORKSPACE_NOT_FOUND', '', { details: { tenantId: 't' } }), 2],
    [new NlQueryError('DATABASE_UNREACHABLE', '', { details: { reason: 'r' } }), 3],
    [new NlQueryError('LLM_FAILED', '', { details: { adapter: 'openai' } }), 7],
    [new NlQueryError('CLOSED', '', {}), 1],
    [new Error('anything'), 1],
    ['not even an error', 1],
  ])('maps %s to its code', (error, exitCode) => {
    expect(exitCodeOfError(error)).toBe(exitCode);
  });
});
