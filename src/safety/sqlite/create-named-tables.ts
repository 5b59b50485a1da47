import type { DatabaseSync } from 'node:sqlite';
import type { CompiledPolicy } from '../../policy/compile-policy.ts';
import type { CatalogTable } from '../../ports/catalog.ts';
import type { CatalogIndex } from '../catalog-index.ts';
import { tokenText } from '../lexer/token-text.ts';
import type { Token } from '../lexer/tokenize.ts';
import { allColumns } from './all-columns.ts';

/** Makes those of the catalog's tables, empty, that the statement may name and that are not there yet. */
export function createNamedTables(
  database: DatabaseSync,
  sql: string,
  tokens: readonly Token[],
  catalog: CatalogIndex | null,
  created: Set<string>,
  policy: CompiledPolicy | null,
): void {
  if (catalog === null) return;
  for (const token of tokens) {
    const text = token.kind === 'string' ? sql.slice(token.start + 1, token.end - 1) : tokenText(sql, token);
    const table = catalog.lowerNames.get(text.toLowerCase());
    if (table === undefined || created.has(table.name) || table.columns.length === 0) continue;
    created.add(table.name);
    createEmpty(database, table, policy?.limitsColumns(table.schema, table.name) === true);
  }
}

/** A view becomes a table too: the guard need not know what is behind it. A name SQLite does not take is left out. */
function createEmpty(database: DatabaseSync, table: CatalogTable, isLimited: boolean): void {
  const names = table.columns.map((column) => column.name);
  const ofModule = table.kind === 'virtual_table' ? [table.name, 'rank'] : [];
  const hidden = isLimited ? [allColumns] : ofModule;
  const columns = new Map([...names, ...hidden].map((name) => [name.toLowerCase(), quote(name)]));
  try {
    database.exec(`CREATE TABLE ${quote(table.name)} (${[...columns.values()].join(', ')})`);
  } catch {
    // The statement then fails by "no such table", and its tokens decide.
  }
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
