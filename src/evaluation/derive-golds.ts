import type { Catalog } from '../ports/catalog.ts';
import type { Gold } from './gold.ts';
import { goldOfSql } from './gold-of-sql.ts';
import type { GoldenQuestion } from './golden-question.ts';

export interface DerivedQuestion extends GoldenQuestion {
  readonly gold: Gold;
}

export interface UnusableQuestion extends GoldenQuestion {
  /** Why its SQL says nothing about this catalog. */
  readonly reason: string;
}

export interface DerivedGolds {
  readonly usable: readonly DerivedQuestion[];
  readonly unusable: readonly UnusableQuestion[];
}

/** What each question's SQL reads. */
export async function deriveGolds(
  questions: readonly GoldenQuestion[],
  catalog: Catalog,
): Promise<DerivedGolds> {
  const usable: DerivedQuestion[] = [];
  const unusable: UnusableQuestion[] = [];
  for (const question of questions) {
    const outcome = await goldOfSql(question.sql, catalog);
    if (outcome.kind === 'gold') usable.push({ ...question, gold: outcome.gold });
    else unusable.push({ ...question, reason: outcome.reason });
  }
  return { usable, unusable };
}
