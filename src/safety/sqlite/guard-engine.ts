import type { DatabaseSync } from 'node:sqlite';
import type { Catalog } from '../../ports/catalog.ts';
import type { CatalogIndex } from '../catalog-index.ts';
import type { Token } from '../lexer/tokenize.ts';
import { authorizeReads } from './authorize-reads.ts';
import { createNamedTables } from './create-named-tables.ts';
import type { Denial } from './denial.ts';

/** What SQLite made of a statement: what its authorizer was refused, its error, the text it consumed. */
export interface PrepareOutcome {
  readonly denied: Denial | null;
  readonly error: string | null;
  /** The first statement, as SQLite's own scanner delimits it. */
  readonly consumed: string;
}

export interface GuardEngine {
  prepare(
    sql: string,
    tokens: readonly Token[],
    catalog: CatalogIndex | null,
    declared: ReadonlySet<string>,
  ): PrepareOutcome;
}

interface Opened extends GuardEngine {
  readonly created: Set<string>;
}

/** Held weakly: an engine goes with its catalog. */
const engines = new WeakMap<object, Opened>();
const withoutCatalog = {};

/** Past this an engine is made anew, so that it does not hold a whole large schema. */
const maxTables = 500;

/** A database in memory, for this catalog only, without a row in it. Statements are prepared there, never run. */
export async function guardEngine(catalog: Catalog | null): Promise<GuardEngine> {
  const key = catalog ?? withoutCatalog;
  const known = engines.get(key);
  if (known !== undefined && known.created.size <= maxTables) return known;
  const { DatabaseSync, constants } = await import('node:sqlite');
  const database = new DatabaseSync(':memory:');
  database.prepare('SELECT 1 FROM json_each(1), json_tree(1)');
  const created = new Set<string>();
  const engine: Opened = {
    created,
    prepare: (sql, tokens, index, declared) => {
      createNamedTables(database, sql, tokens, index, created);
      return prepareGuarded(database, constants, sql, index, declared);
    },
  };
  engines.set(key, engine);
  return engine;
}

function prepareGuarded(
  database: DatabaseSync,
  constants: Readonly<Record<string, number>>,
  sql: string,
  catalog: CatalogIndex | null,
  declared: ReadonlySet<string>,
): PrepareOutcome {
  const denials: Denial[] = [];
  const authorized = typeof database.setAuthorizer === 'function';
  if (authorized) database.setAuthorizer(authorizeReads(constants, catalog, declared, denials));
  try {
    const consumed = database.prepare(sql).sourceSQL;
    return { denied: denials[0] ?? null, error: null, consumed };
  } catch (error) {
    return { denied: denials[0] ?? null, error: (error as Error).message, consumed: sql };
  } finally {
    if (authorized) database.setAuthorizer(null);
  }
}
