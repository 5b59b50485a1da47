import type { Dialect } from '../../../ports/dialect.ts';
import type { ComparedLiterals } from './comparison.ts';
import { readPostgresComparisons } from './read-postgres-comparisons.ts';
import { readTokenComparisons } from './read-token-comparisons.ts';

/** Texts that a statement compares columns with: read from Postgres' own tree for Postgres, from the tokens elsewhere. */
export async function comparedLiterals(sql: string, dialect: Dialect): Promise<ComparedLiterals> {
  return dialect === 'postgres' ? readPostgresComparisons(sql) : readTokenComparisons(sql, dialect);
}
