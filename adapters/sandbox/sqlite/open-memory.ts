import { constants, DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Cell, ServedDatabase } from '../../../src/adapter-kit/index.ts';
import { cellOf } from './cell-of.ts';
import { faultOf } from './fault-of.ts';
import type { ProcessSettings } from './process-settings.ts';

/** What reaches a file or a setting. VACUUM INTO asks for ATTACH. */
const denied: readonly number[] = [constants.SQLITE_ATTACH, constants.SQLITE_DETACH, constants.SQLITE_PRAGMA];

/** By the first word as well: Node 22 has no authorizer. */
const deniedWords = /^(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*(?:attach|detach|pragma|vacuum)\b/i;

/** A database in memory with others attached, locked: statements attach nothing further, load nothing and change no setting. */
export function openMemory({ schemas }: ProcessSettings): ServedDatabase {
  const database = new DatabaseSync(':memory:', { allowExtension: false, defensive: true });
  for (const schema of schemas) database.exec(`ATTACH ':memory:' AS "${schema.replaceAll('"', '""')}"`);
  database.setAuthorizer?.((action) =>
    denied.includes(action) ? constants.SQLITE_DENY : constants.SQLITE_OK,
  );

  function prepare(sql: string): StatementSync {
    if (deniedWords.test(sql)) throw new Error('not authorized');
    return database.prepare(sql);
  }

  return {
    execute: (sql) => {
      prepare(sql).run();
    },
    query: (sql, { maxRows }) => {
      const statement = prepare(sql);
      statement.setReturnArrays(true);
      statement.setReadBigInts(true);
      const columns = statement.columns().map(({ name, type }) => ({ name, type }));
      const rows: Cell[][] = [];
      for (const row of statement.iterate() as Iterable<unknown>) {
        if (rows.length >= maxRows) return { columns, rows, truncated: true };
        rows.push((row as unknown[]).map(cellOf));
      }
      return { columns, rows, truncated: false };
    },
    faultOf,
  };
}
