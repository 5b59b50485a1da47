import type { DatabaseSync } from 'node:sqlite';

/** The names of the functions a database has, lower case. */
export function knownFunctions(database: DatabaseSync): Set<string> {
  const rows = database.prepare('SELECT name FROM pragma_function_list').all();
  return new Set(rows.map(({ name }) => String(name).toLowerCase()));
}
