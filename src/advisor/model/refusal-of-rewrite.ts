import { judgeSql } from '../../safety/judge-sql.ts';
import type { Analysis, SourceQuery } from '../analysis/analysis.ts';
import type { Advice } from './parse-advice.ts';

const maxSql = 100_000;

/** Why a model's answer is not even tried, in words; `null` when it may be. */
export async function refusalOfRewrite(
  advice: Advice & { readonly kind: 'rewrite' },
  query: SourceQuery,
  { dialect }: Analysis,
): Promise<string | null> {
  if (advice.queryId !== query.id) return 'It answers for a query id that was not asked for.';
  if (advice.sql.length > maxSql) return 'It is too long.';
  const verdict = await judgeSql(advice.sql, { dialect, catalog: null });
  if (verdict.verdict === 'read') return null;
  return `It is not one statement that only reads (${verdict.rule}): ${verdict.message}`;
}
