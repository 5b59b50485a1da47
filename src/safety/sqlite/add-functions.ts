import type { DatabaseSync } from 'node:sqlite';

/**
 * Adds those of the functions that a database lacks, as empty ones: SQLite stops at the first function it does not know, and then says
 * nothing of the names after it. Which functions there are on the user's database the dry run says.
 */
export function addFunctions(database: DatabaseSync, names: Iterable<string>, known: Set<string>): void {
  for (const name of names) {
    if (known.has(name) || !/^\w+$/.test(name)) continue;
    known.add(name);
    database.function(name, { varargs: true }, () => null);
  }
}
