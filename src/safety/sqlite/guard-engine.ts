import type { DatabaseSync } from 'node:sqlite';
import { compilePolicy } from '../../policy/compile-policy.ts';
import type { CatalogIndex } from '../catalog-index.ts';
import type { JudgeContext } from '../judge-context.ts';
import type { Token } from '../lexer/tokenize.ts';
import { addFunctions } from './add-functions.ts';
import { authorizeReads } from './authorize-reads.ts';
import { createNamedTables } from './create-named-tables.ts';
import type { Denial } from './denial.ts';
import { allowedFunctions } from './functions.ts';
import { knownFunctions } from './known-functions.ts';

/** What SQLite made of a statement: what its authorizer was refused, its error, the text it consumed. */
export interface PrepareOutcome {
  readonly denied: Denial | null;
  readonly error: string | null;
  /** The first statement, as SQLite's own scanner delimits it. */
  readonly consumed: string;
}

export interface GuardEngine {
  /** The engine says what a statement reads. Node has it from 24 on. */
  readonly isAuthorized: boolean;
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

/** What a double-quoted name means that is none. */
export type QuotedSpelling = 'names' | 'strings';

type Engines = WeakMap<object, WeakMap<object, Opened>>;

/** Held weakly: an engine goes with its policy and its catalog. */
const engines: Readonly<Record<QuotedSpelling, Engines>> = { names: new WeakMap(), strings: new WeakMap() };
const withoutPolicy = {};
const withoutCatalog = {};

/** Past this an engine is made anew, so that it does not hold a whole large schema. */
const maxTables = 500;

/** A database in memory, for this catalog only, without a row in it. Statements are prepared there, never run. */
export async function guardEngine(
  { catalog, policy }: JudgeContext,
  quoted: QuotedSpelling = 'names',
): Promise<GuardEngine> {
  const ofPolicy = engines[quoted].get(policy ?? withoutPolicy) ?? new WeakMap<object, Opened>();
  engines[quoted].set(policy ?? withoutPolicy, ofPolicy);
  const key = catalog ?? withoutCatalog;
  const known = ofPolicy.get(key);
  if (known !== undefined && known.created.size <= maxTables) return known;
  const { DatabaseSync, constants } = await import('node:sqlite');
  const database = new DatabaseSync(':memory:', {
    enableDoubleQuotedStringLiterals: quoted === 'strings',
  });
  database.prepare('SELECT 1 FROM json_each(1), json_tree(1)');
  const functions = knownFunctions(database);
  addFunctions(database, allowedFunctions, functions);
  const created = new Set<string>();
  const compiled = policy && catalog ? compilePolicy(policy, catalog) : null;
  const engine: Opened = {
    created,
    isAuthorized: typeof database.setAuthorizer === 'function',
    prepare: (sql, tokens, index, declared) => {
      createNamedTables(database, sql, tokens, index, created, compiled);
      addFunctions(database, declared, functions);
      return prepareGuarded(database, sql, (denials) =>
        authorizeReads(constants, index, declared, compiled, denials),
      );
    },
  };
  ofPolicy.set(key, engine);
  return engine;
}

function prepareGuarded(
  database: DatabaseSync,
  sql: string,
  authorizer: (denials: Denial[]) => ReturnType<typeof authorizeReads>,
): PrepareOutcome {
  const denials: Denial[] = [];
  const authorized = typeof database.setAuthorizer === 'function';
  if (authorized) database.setAuthorizer(authorizer(denials));
  try {
    const consumed = database.prepare(sql).sourceSQL;
    return { denied: denials[0] ?? null, error: null, consumed };
  } catch (error) {
    return { denied: denials[0] ?? null, error: (error as Error).message, consumed: sql };
  } finally {
    if (authorized) database.setAuthorizer(null);
  }
}
