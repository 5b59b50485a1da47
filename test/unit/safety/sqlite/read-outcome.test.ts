import { describe, expect, it } from 'vitest';
import { lexicalRules } from '../../../../src/safety/lexer/lexical-rules.ts';
import { tokenize } from '../../../../src/safety/lexer/tokenize.ts';
import type { Denial } from '../../../../src/safety/sqlite/denial.ts';
import { readOutcome } from '../../../../src/safety/sqlite/read-outcome.ts';

function outcome(sql: string, denied: Denial | null, error: string | null = null, consumed = sql) {
  return readOutcome(sql, tokenize(sql, lexicalRules.sqlite, 100).tokens, { denied, error, consumed });
}

describe('readOutcome', () => {
  it('refuses what the authorizer denied, and says where', () => {
    const sql = 'SELECT evil(1) FROM hidden';
    expect(outcome(sql, { what: 'function', name: 'evil' })).toMatchObject({ rule: 'function', at: 7 });
    expect(outcome(sql, { what: 'table', name: 'hidden' })).toMatchObject({ rule: 'system_catalog', at: 20 });
    expect(outcome(sql, { what: 'action', name: '' })).toMatchObject({ rule: 'statement_kind', at: null });
  });

  it('refuses what SQLite cannot parse, and leaves other errors to the dry run', () => {
    expect(outcome('SELECT', null, 'incomplete input')).toMatchObject({ verdict: 'refused', rule: 'syntax' });
    expect(outcome('SELECT a', null, 'no such column: a')).toEqual({ verdict: 'read' });
  });

  it('refuses a text of which SQLite took only a part', () => {
    expect(outcome('SELECT 1; SELECT 2', null, null, 'SELECT 1;')).toMatchObject({
      rule: 'several_statements',
      at: 10,
    });
    expect(outcome('SELECT 1', null, null, 'SELECT 2')).toMatchObject({ rule: 'several_statements' });
    expect(outcome('SELECT 1; -- done', null, null, 'SELECT 1;')).toEqual({ verdict: 'read' });
  });
});
