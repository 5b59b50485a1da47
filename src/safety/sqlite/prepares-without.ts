import type { CatalogTable } from '../../ports/catalog.ts';
import { catalogIndex } from '../catalog-index.ts';
import type { JudgeContext } from '../judge-context.ts';
import type { Token } from '../lexer/tokenize.ts';
import { addFunctions } from './add-functions.ts';
import { createNamedTables } from './create-named-tables.ts';
import { allowedFunctions } from './functions.ts';
import { knownFunctions } from './known-functions.ts';

/**
 * Whether SQLite can prepare a statement on an empty database where some of the catalog's tables bear other names only: if so, it refers
 * to none of them by their own.
 *
 * @param tokens of `original`, which names the tables that are needed
 * @param renamed the other names
 */
export async function preparesWithout(
  statement: string,
  tokens: readonly Token[],
  original: string,
  context: JudgeContext,
  renamed: ReadonlyMap<CatalogTable, string>,
): Promise<boolean> {
  if (context.catalog === null) return false;
  const { DatabaseSync } = await import('node:sqlite');
  const database = new DatabaseSync(':memory:');
  try {
    const functions = knownFunctions(database);
    addFunctions(database, allowedFunctions, functions);
    const tables = context.catalog.tables
      .filter((table) => !renamed.has(table))
      .concat([...renamed].map(([table, name]) => ({ ...table, name })));
    const index = catalogIndex({ ...context.catalog, tables });
    createNamedTables(database, original, tokens, index, new Set(), null);
    for (const [table, name] of renamed) {
      const columns = table.columns.map((column) => `"${column.name.replaceAll('"', '""')}"`);
      database.exec(`CREATE TABLE "${name}" (${columns.join(', ')})`);
    }
    database.prepare(statement);
    return true;
  } catch {
    return false;
  } finally {
    database.close();
  }
}
