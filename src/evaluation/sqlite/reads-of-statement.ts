import type { DatabaseSync } from 'node:sqlite';

/** A column that a statement reads; an empty column where rows are read and no column of them is. */
export interface SqliteRead {
  readonly table: string;
  readonly column: string;
}

/** More unknown functions than any statement has. */
const maxFunctions = 100;

/**
 * What SQLite's authorizer is asked for when the statement is prepared, or why it is not one reading statement. Functions that
 * the empty database lacks are added by `addFunction`: the user's database may have them.
 */
export function readsOfStatement(
  database: DatabaseSync,
  sql: string,
  addFunction: (name: string) => void,
): { readonly reads: readonly SqliteRead[] } | { readonly reason: string } {
  for (let tries = 0; tries <= maxFunctions; tries += 1) {
    const outcome = prepareOnce(database, sql);
    if (!('unknownFunction' in outcome)) return outcome;
    addFunction(outcome.unknownFunction.toLowerCase());
  }
  return { reason: 'it calls too many unknown functions' };
}

type Outcome =
  | { readonly reads: readonly SqliteRead[] }
  | { readonly reason: string }
  | { readonly unknownFunction: string };

/** Action codes of sqlite3_set_authorizer (sqlite.org/c3ref/c_alter_table.html); `node:sqlite` is loaded on first use only. */
const actions = { read: 20, select: 21, function: 31, recursive: 33 } as const;
const reading: ReadonlySet<number> = new Set(Object.values(actions));

function prepareOnce(database: DatabaseSync, sql: string): Outcome {
  const reads: SqliteRead[] = [];
  let isReading = true;
  database.setAuthorizer((action, table, column) => {
    if (action === actions.read) reads.push({ table: table ?? '', column: column ?? '' });
    if (!reading.has(action)) isReading = false;
    return 0;
  });
  try {
    const { sourceSQL } = database.prepare(sql);
    if (!isReading) return { reason: 'it is not a SELECT' };
    const rest = sql.slice(sourceSQL.length).replace(/--.*|\/\*[\s\S]*?\*\//g, '');
    return /[^\s;]/.test(rest) ? { reason: 'it is more than one statement' } : { reads };
  } catch (error) {
    const { message } = error as Error;
    const [, unknownFunction] = /^no such function: (\w+)$/.exec(message) ?? [];
    return unknownFunction === undefined ? { reason: `SQLite says: ${message}` } : { unknownFunction };
  } finally {
    database.setAuthorizer(null);
  }
}
