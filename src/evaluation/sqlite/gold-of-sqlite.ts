import type { DatabaseSync } from 'node:sqlite';
import type { Catalog } from '../../ports/catalog.ts';
import { catalogIndex } from '../../safety/catalog-index.ts';
import type { Token } from '../../safety/lexer/tokenize.ts';
import { addFunctions } from '../../safety/sqlite/add-functions.ts';
import { createNamedTables } from '../../safety/sqlite/create-named-tables.ts';
import { knownFunctions } from '../../safety/sqlite/known-functions.ts';
import { createGoldCollector } from '../create-gold-collector.ts';
import type { GoldOutcome } from '../gold.ts';
import { addUsingColumns } from './add-using-columns.ts';
import { blankStars } from './blank-stars.ts';
import { readsOfStatement, type SqliteRead } from './reads-of-statement.ts';

interface Replica {
  readonly database: DatabaseSync;
  readonly created: Set<string>;
  readonly functions: Set<string>;
}

/** Held weakly: the empty copy goes with its catalog. */
const replicas = new WeakMap<Catalog, Replica>();

/** Prepares the statement on an empty copy of the schema in memory and notes what SQLite's authorizer is asked for. */
export async function goldOfSqlite(
  sql: string,
  catalog: Catalog,
  tokens: readonly Token[],
): Promise<GoldOutcome> {
  const replica = replicas.get(catalog) ?? (await createReplica(catalog));
  const { database, created, functions } = replica;
  if (typeof database.setAuthorizer !== 'function') {
    return unusable('deriving gold from SQLite SQL needs Node 24, whose node:sqlite has an authorizer');
  }
  const index = catalogIndex(catalog);
  createNamedTables(database, sql, tokens, index, created, null);
  const readsOf = (text: string) =>
    readsOfStatement(database, text, (name) => addFunctions(database, [name], functions));
  const withoutStars = readsOf(blankStars(sql, tokens));
  // ORDER BY 3, or a union with a list of columns, needs what the star stands for.
  const found = 'reads' in withoutStars ? withoutStars : readsOf(sql);
  if ('reason' in found) return unusable(found.reason);
  const collector = createGoldCollector();
  for (const read of found.reads) addRead(read);
  addUsingColumns({ sql, tokens, index, collector });
  return { kind: 'gold', gold: collector.gold() };

  function addRead({ table: name, column: columnName }: SqliteRead): void {
    const table = index.lowerNames.get(name.toLowerCase());
    if (table === undefined) return;
    collector.addTable(table);
    const column = table.columns.find((one) => one.name.toLowerCase() === columnName.toLowerCase());
    if (column !== undefined) collector.addColumn(table, column.name);
  }
}

async function createReplica(catalog: Catalog): Promise<Replica> {
  const { DatabaseSync } = await import('node:sqlite');
  // Many a statement writes strings in double quotes, which SQLite's command line allows.
  const database = new DatabaseSync(':memory:', { enableDoubleQuotedStringLiterals: true });
  database.prepare('SELECT 1 FROM json_each(1), json_tree(1)');
  const replica = { database, created: new Set<string>(), functions: knownFunctions(database) };
  replicas.set(catalog, replica);
  return replica;
}

function unusable(reason: string): GoldOutcome {
  return { kind: 'unusable', reason };
}
