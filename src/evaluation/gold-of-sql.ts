import type { Catalog } from '../ports/catalog.ts';
import type { Dialect } from '../ports/dialect.ts';
import { checkCaps } from '../safety/caps/check-caps.ts';
import { defaultGuardLimits } from '../safety/guard-limits.ts';
import { lexicalRules } from '../safety/lexer/lexical-rules.ts';
import type { Token } from '../safety/lexer/tokenize.ts';
import type { GoldOutcome } from './gold.ts';
import { goldOfPostgres } from './postgres/gold-of-postgres.ts';
import { goldOfSqlite } from './sqlite/gold-of-sqlite.ts';

/**
 * The tables and columns of the catalog that a statement reads: by Postgres' own grammar, or by what SQLite's authorizer is told when the
 * statement is prepared. Nothing is run. The star of
 * its own select list, and of EXISTS, stands for no column: it is written without knowing any. A statement that does not fit the catalog is unusable, and so is one of another dialect.
 */
export async function goldOfSql(sql: string, catalog: Catalog): Promise<GoldOutcome> {
  const derive = derivations[catalog.dialect];
  if (derive === undefined) {
    const known = Object.keys(derivations).join(', ');
    return unusable(`gold tables cannot be derived from ${catalog.dialect} SQL yet, only from: ${known}`);
  }
  const checked = checkCaps(sql, lexicalRules[catalog.dialect], defaultGuardLimits);
  if ('verdict' in checked) return unusable(checked.message);
  return checked.tokens.length === 0 ? unusable('it is empty') : derive(sql, catalog, checked.tokens);
}

function unusable(reason: string): GoldOutcome {
  return { kind: 'unusable', reason };
}

type Derive = (sql: string, catalog: Catalog, tokens: readonly Token[]) => Promise<GoldOutcome>;

const derivations: Readonly<Partial<Record<Dialect, Derive>>> = {
  postgres: goldOfPostgres,
  sqlite: goldOfSqlite,
};
