import type { Analysis, TableName } from '../analysis/analysis.ts';
import type { SourceFacts } from './source-facts.ts';

/** The analysis with what the source told of its tables. */
export function withStatistics(analysis: Analysis, { tables }: SourceFacts): Analysis {
  if (tables.length === 0) return analysis;
  const byKey = new Map(tables.map(({ table, statistics }) => [keyOf(table), statistics]));
  return {
    ...analysis,
    tables: analysis.tables.map((table) => ({
      ...table,
      statistics: byKey.get(keyOf(table)) ?? table.statistics,
    })),
  };
}

function keyOf({ catalog, schema, name }: TableName): string {
  return JSON.stringify([catalog, schema, name]);
}
