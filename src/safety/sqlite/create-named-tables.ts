import type { DatabaseSync } from 'node:sqlite';
import type { CompiledPolicy } from '../../policy/compile-policy.ts';
import type { CatalogTable } from '../../ports/catalog.ts';
import type { CatalogIndex } from '../catalog-index.ts';
import { tokenText } from '../lexer/token-text.ts';
import type { Token } from '../lexer/tokenize.ts';
import { allColumns } from './all-columns.ts';
import { hiddenNames } from './hidden-names.ts';

/**
 * Makes those of the catalog's tables, empty, that the statement may name and that are not there yet. One with hidden columns is made anew
 * for each statement, with those that it may name: without them a name would mean something else here, an alias or a column of a query
 * around, than it does on the database.
 */
export function createNamedTables(
  database: DatabaseSync,
  sql: string,
  tokens: readonly Token[],
  catalog: CatalogIndex | null,
  created: Set<string>,
  policy: CompiledPolicy | null,
): void {
  if (catalog === null) return;
  const judged = new Set<CatalogTable>();
  for (const token of tokens) {
    const text = token.kind === 'string' ? sql.slice(token.start + 1, token.end - 1) : tokenText(sql, token);
    const table = catalog.lowerNames.get(text.toLowerCase());
    if (table === undefined || table.columns.length === 0 || judged.has(table)) continue;
    judged.add(table);
    const isLimited = policy?.limitsColumns(table.schema, table.name) === true;
    const isThere = created.has(table.name);
    if (isThere && !isLimited) continue;
    if (isThere) database.exec(`DROP TABLE IF EXISTS ${quote(table.name)}`);
    created.add(table.name);
    createEmpty(database, table, isLimited ? [allColumns, ...hiddenNames(sql, tokens, table, policy)] : []);
  }
}

/** A view becomes a table too: the guard need not know what is behind it. A name SQLite does not take is left out. */
function createEmpty(database: DatabaseSync, table: CatalogTable, hidden: readonly string[]): void {
  const names = table.columns.map((column) => column.name);
  const ofModule = table.kind === 'virtual_table' && hidden.length === 0 ? [table.name, 'rank'] : [];
  const columns = new Map(
    [...names, ...ofModule, ...hidden].map((name) => [name.toLowerCase(), quote(name)]),
  );
  try {
    database.exec(`CREATE TABLE ${quote(table.name)} (${[...columns.values()].join(', ')})`);
  } catch {
    // The statement then fails by "no such table", and its tokens decide.
  }
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
