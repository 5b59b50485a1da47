import * as z from 'zod';
import { isNlQueryError } from '../../errors/is-nl-query-error.ts';
import type { RunOptions } from '../../ports/database.ts';
import type { Inspection } from '../../safety/inspect-connection.ts';
import type { Analysis, ColumnUse } from '../analysis/analysis.ts';
import { quoteIdentifier } from '../syntax/quote-identifier.ts';
import { renderPath } from '../syntax/render-path.ts';
import { numberOf } from './number-of.ts';
import type { LiteralShare, SourceFacts } from './source-facts.ts';

/** Literals that are asked about. */
const maxShares = 100;

const plan = z.tuple([z.looseObject({ Plan: z.looseObject({ 'Plan Rows': z.unknown() }) })]);

/**
 * How many rows hold the literals that queries compare columns with, as the planner's own statistics reckon: from the plan of a comparison that
 * is not run, so that no value is read. Of Postgres alone; nothing elsewhere.
 */
export async function readShares({
  inspection,
  analysis,
  tables,
  options,
}: {
  readonly inspection: Inspection;
  readonly analysis: Analysis;
  readonly tables: SourceFacts['tables'];
  readonly options: RunOptions;
}): Promise<readonly LiteralShare[]> {
  if (analysis.dialect !== 'postgres') return [];
  const shares: LiteralShare[] = [];
  for (const { use, literal } of comparisons(analysis).slice(0, maxShares)) {
    const { catalog, schema, name, column } = use;
    const known = tables.find(({ table }) => table.schema === schema && table.name === name);
    const rows = known?.statistics?.rows ?? null;
    if (rows === null || rows === 0) continue;
    const path = renderPath({ catalog: null, schema, name }, analysis.dialect);
    const sql = `SELECT 1 FROM ${path} WHERE ${quoteIdentifier(column, analysis.dialect)} = ${literal}`;
    try {
      const result = await inspection.explain(sql, options);
      const cell = result?.rows[0]?.[0];
      const found = plan.safeParse(typeof cell === 'string' ? JSON.parse(cell) : cell).data?.[0].Plan[
        'Plan Rows'
      ];
      const count = numberOf(found);
      if (count !== null) {
        shares.push({ table: { catalog, schema, name }, column, literal, share: Math.min(1, count / rows) });
      }
    } catch (error) {
      if (!isNlQueryError(error, 'SQL_FAULT') && !isNlQueryError(error, 'SQL_REJECTED')) throw error;
    }
  }
  return shares;
}

function comparisons({
  queries,
}: Analysis): readonly { readonly use: ColumnUse; readonly literal: string }[] {
  const found = new Map<string, { readonly use: ColumnUse; readonly literal: string }>();
  for (const use of queries.flatMap(({ facts }) => facts?.columns ?? [])) {
    if (use.role !== 'filter' || (use.operator !== 'equal' && use.operator !== 'in')) continue;
    for (const literal of use.literals) {
      found.set(JSON.stringify([use.schema, use.name, use.column, literal]), { use, literal });
    }
  }
  return [...found.values()];
}
