import { describe, expect, it } from 'vitest';
import type { Dialect } from '../../../src/ports/dialect.ts';
import { judgeSql } from '../../../src/safety/judge-sql.ts';

const judge = (sql: string, dialect: Dialect = 'postgres') => judgeSql(sql, { dialect, catalog: null });

describe('judgeSql', () => {
  it('refuses a dialect it does not know', async () => {
    expect(await judge('SELECT 1', 'cobol' as Dialect)).toMatchObject({
      verdict: 'refused',
      rule: 'dialect',
    });
    expect(await judge('SELECT 1', 'constructor' as Dialect)).toMatchObject({ verdict: 'refused' });
  });

  it('refuses what is no text at all', async () => {
    expect(await judge(undefined as unknown as string)).toMatchObject({
      verdict: 'refused',
      rule: 'unjudged',
    });
    expect(await judge({} as string)).toMatchObject({ verdict: 'refused' });
  });

  it.each(['postgres', 'sqlite'] as const)('holds the caps before the parser of %s', async (dialect) => {
    expect(await judge(`SELECT '${'x'.repeat(1_000_000)}'`, dialect)).toMatchObject({ rule: 'too_large' });
    expect(await judge(`SELECT '${'ü'.repeat(60_000)}'`, dialect)).toMatchObject({ rule: 'too_large' });
    expect(await judge(`SELECT 1${',1'.repeat(20_000)}`, dialect)).toMatchObject({ rule: 'too_large' });
    expect(await judge(`SELECT ${'('.repeat(4_000)}1${')'.repeat(4_000)}`, dialect)).toMatchObject({
      rule: 'too_deep',
    });
    expect(await judge(`SELECT 1${' + 1'.repeat(4_000)}`, dialect)).toMatchObject({ rule: 'too_deep' });
    expect(await judge('SELECT 1 \0', dialect)).toMatchObject({ rule: 'control_character', at: 9 });
    expect(await judge("SELECT '\ud800'", dialect)).toMatchObject({ rule: 'control_character' });
  });

  it('takes other limits from the caller', async () => {
    const verdict = await judgeSql('SELECT 1', {
      dialect: 'postgres',
      catalog: null,
      limits: { maxBytes: 5 },
    });
    expect(verdict).toMatchObject({ rule: 'too_large', message: expect.stringContaining('5 bytes') });
  });

  it('survives many hostile texts in a row', async () => {
    for (let round = 0; round < 20; round += 1) {
      for (const part of ['(', 'SELECT (', 'CASE WHEN ', '/*', "E'\\"]) {
        expect(await judge(part.repeat(3_000))).toMatchObject({ verdict: 'refused' });
      }
    }
    expect(await judge('SELECT 1')).toEqual({ verdict: 'read' });
  });
});
