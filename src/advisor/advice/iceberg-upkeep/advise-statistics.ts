import type { Analysis } from '../../analysis/analysis.ts';
import { weightOf } from '../../design/cost/weight-of.ts';
import type { Design } from '../../design/design.ts';
import { designPath } from '../../design/design-path.ts';
import { renderPath } from '../../syntax/render-path.ts';
import type { Advice } from '../advice.ts';
import type { ReadTable } from './read-table.ts';

/** ANALYZE, of the columns that joins are planned by; none where nothing is joined. */
export function adviseStatistics(
  analysis: Analysis,
  design: Design,
  tables: readonly ReadTable[],
  cautions: readonly string[],
): readonly Advice[] {
  const joined = tables.filter(({ plannedColumns }) => plannedColumns.length > 0);
  if (joined.length === 0) return [];
  const queryIds = [...new Set(joined.flatMap(({ joinedIds }) => joinedIds))];
  return [
    {
      id: 'iceberg-upkeep:statistics',
      rule: 'iceberg-upkeep',
      title: 'Statistics of the tables that are joined',
      what: 'ANALYZE counts the distinct values of the columns that the log joins, filters and groups by, from which Trino chooses the order and the kind of joins.',
      why: {
        queryIds,
        weightSeconds: weightOf(analysis, queryIds),
        evidence: joined.map(
          ({ table, joinedIds, plannedColumns }) =>
            `${table.name} is joined in ${joinedIds.length} ${joinedIds.length === 1 ? 'query' : 'queries'}, which join, filter and group by ${plannedColumns.join(', ')}`,
        ),
      },
      effect: {
        expected:
          'The smaller side of a join is built and sent; without statistics tables are joined as they are written.',
        seconds: null,
        method: 'not estimated',
      },
      steps: joined.map(({ table, plannedColumns }) => ({
        when: `after the table is filled, and after loads that change much of it, where SHOW STATS tells no distinct_values_count`,
        statement: `ANALYZE ${renderPath(designPath(design, table.name), 'trino')} WITH (columns = ARRAY[${plannedColumns.map((name) => `'${name.toLowerCase().replaceAll("'", "''")}'`).join(', ')}])`,
      })),
      cautions: [
        'Trino counts distinct values while it writes, unless iceberg.extended-statistics.collect-on-write is off or another engine loads the table; then this is not needed.',
        'It reads these columns of the whole table.',
        ...cautions,
      ],
    },
  ];
}
