import { constants } from 'node:sqlite';

/** They load code, touch files, write, or reach into SQLite itself. Most exist in other builds only. */
const refusedFunctions = new Set([
  'edit',
  'fts3_tokenizer',
  'load_extension',
  'optimize',
  'readfile',
  'sqlite_compileoption_get',
  'sqlite_compileoption_used',
  'sqlite_crypt',
  'sqlite_log',
  'sqlite_source_id',
  'writefile',
]);

/** Eponymous tables that show the file's insides. Those named `sqlite_…` are refused by their prefix. */
const refusedTables = new Set(['bytecode', 'dbstat', 'tables_used']);

/** Whether a statement may do this: read the user's tables and call functions, nothing else. */
export function authorizeQuery(action: number, first: string | null, second: string | null): boolean {
  switch (action) {
    case constants.SQLITE_SELECT:
    case constants.SQLITE_RECURSIVE:
      return true;
    case constants.SQLITE_READ:
      return isUserTable(first ?? '');
    case constants.SQLITE_FUNCTION:
      return !refusedFunctions.has((second ?? '').toLowerCase());
    case constants.SQLITE_PRAGMA:
      // Full-text tables ask this of themselves.
      return first?.toLowerCase() === 'data_version' && second === null;
    default:
      return false;
  }
}

function isUserTable(table: string): boolean {
  const name = table.toLowerCase();
  return !name.startsWith('sqlite_') && !refusedTables.has(name);
}
