import { expect, it } from 'vitest';
import type { DatabaseConnection } from '../../../src/ports/database.ts';
import type { SyntaxTree } from '../../../src/ports/syntax-tree.ts';
import { guardConnection } from '../../../src/safety/guard-connection.ts';
import type { JudgeContext } from '../../../src/safety/judge-context.ts';
import { shopCatalog } from './shop-catalog.ts';

const sql = 'SELECT title FROM goods';
const node = (type: string) => ({ tree: { statements: [{ node: { type } }] } });

/** A connection that records what reached it. */
function recorder(reading: SyntaxTree | null, sent: string[]): DatabaseConnection {
  return {
    serverVersion: '1',
    introspect: async () => shopCatalog('duckdb', 'main'),
    dryRun: async (text) => void sent.push(`dry ${text}`),
    run: async (text) => {
      sent.push(`run ${text}`);
      return { columns: [], rows: [], truncated: false };
    },
    ...(reading !== null && {
      syntaxTree: async (text: string) => {
        sent.push(`tree ${text}`);
        return reading;
      },
    }),
    close: async () => {},
  };
}

const contextOf = (dialect: 'duckdb' | 'sqlite'): JudgeContext => ({
  dialect,
  catalog: shopCatalog(dialect, 'main'),
});
const limits = { maxRows: 1, maxBytes: 1_000, timeoutMs: 1_000 };

it('asks the engine how it reads a statement, once for the dry run and the run', async () => {
  const sent: string[] = [];
  const guarded = guardConnection(recorder(node('SELECT_NODE'), sent), contextOf('duckdb'));
  await guarded.dryRun(sql);
  await guarded.run(sql, limits);
  expect(sent).toEqual([`tree ${sql}`, `dry ${sql}`, `run ${sql}`]);
});

it.each([
  ['reads something else in it', node('SHOW_REF'), { rule: 'statement_kind', at: null }],
  ['cannot read it', { problem: 'syntax error at or near "FROM"', at: 13 }, { rule: 'syntax', at: 13 }],
])('sends nothing when the engine %s', async (_, reading, details) => {
  const sent: string[] = [];
  const guarded = guardConnection(recorder(reading, sent), contextOf('duckdb'));
  for (const send of [() => guarded.dryRun(sql), () => guarded.run(sql, limits)]) {
    await expect(send()).rejects.toMatchObject({ code: 'SQL_REJECTED', details });
  }
  expect(sent).toEqual([`tree ${sql}`, `tree ${sql}`]);
});

it('judges alone where the engine does not tell, or tells in another form', async () => {
  const sent: string[] = [];
  await guardConnection(recorder(null, sent), contextOf('duckdb')).dryRun(sql);
  await guardConnection(recorder(node('SHOW_REF'), sent), contextOf('sqlite')).dryRun(sql);
  expect(sent).toEqual([`dry ${sql}`, `dry ${sql}`]);
});

it('asks nothing about what the guard itself stops', async () => {
  const sent: string[] = [];
  const guarded = guardConnection(recorder(node('SELECT_NODE'), sent), contextOf('duckdb'));
  await expect(guarded.run('DELETE FROM goods', limits)).rejects.toMatchObject({ code: 'SQL_REJECTED' });
  expect(sent).toEqual([]);
});
