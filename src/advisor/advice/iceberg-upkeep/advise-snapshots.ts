import type { Analysis } from '../../analysis/analysis.ts';
import { weightOf } from '../../design/cost/weight-of.ts';
import type { Design } from '../../design/design.ts';
import { designPath } from '../../design/design-path.ts';
import { renderPath } from '../../syntax/render-path.ts';
import type { Advice } from '../advice.ts';
import type { ReadTable } from './read-table.ts';

/** Trino refuses less, unless the catalog is told otherwise. */
const retention = '7d';

/** Old snapshots, and files that no snapshot knows. */
export function adviseSnapshots(
  analysis: Analysis,
  design: Design,
  tables: readonly ReadTable[],
  cautions: readonly string[],
): readonly Advice[] {
  const queryIds = [...new Set(tables.flatMap((table) => table.queryIds))];
  return [
    {
      id: 'iceberg-upkeep:snapshots',
      rule: 'iceberg-upkeep',
      title: 'Old snapshots, and files that no snapshot knows',
      what: 'Every load and every optimize makes a snapshot, and what it replaced stays stored until that is expired. A write that failed leaves files that nothing refers to.',
      why: {
        queryIds,
        weightSeconds: weightOf(analysis, queryIds),
        evidence: [
          `filled by INSERT, and optimized as advised: ${tables.map(({ table }) => table.name).join(', ')}`,
        ],
      },
      effect: {
        expected:
          'Storage of rows that were replaced or merged is given back, and planning reads less metadata.',
        seconds: null,
        method: 'not estimated',
      },
      steps: tables.flatMap(({ table }) => {
        const path = renderPath(designPath(design, table.name), 'trino');
        return [
          {
            when: 'weekly, after optimize',
            statement: `ALTER TABLE ${path} EXECUTE expire_snapshots(retention_threshold => '${retention}')`,
          },
          {
            when: 'monthly, while nothing writes to the table',
            statement: `ALTER TABLE ${path} EXECUTE remove_orphan_files(retention_threshold => '${retention}')`,
          },
        ];
      }),
      cautions: [
        `Nobody can go back to, or read, what the table was more than ${retention} ago.`,
        'The retention has to be longer than the longest write: remove_orphan_files takes files of one that is still running for orphans.',
        ...cautions,
      ],
    },
  ];
}
