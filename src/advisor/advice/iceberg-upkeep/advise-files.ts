import type { Analysis } from '../../analysis/analysis.ts';
import { tableSize } from '../../design/cost/table-size.ts';
import { weightOf } from '../../design/cost/weight-of.ts';
import type { Design, DesignTable } from '../../design/design.ts';
import { designPath } from '../../design/design-path.ts';
import { readableSeconds } from '../../report/page/readable-seconds.ts';
import { renderPath } from '../../syntax/render-path.ts';
import type { Advice } from '../advice.ts';
import type { ReadTable } from './read-table.ts';

/** What `optimize` makes files as large as. */
const fileBytes = 128_000_000;

/** Small files, merged by `optimize`; none of tables that are known to be smaller than one file. */
export function adviseFiles(
  analysis: Analysis,
  design: Design,
  all: readonly ReadTable[],
  cautions: readonly string[],
): readonly Advice[] {
  const tables = all.filter(({ table }) => {
    const { bytes, known } = tableSize(analysis, table);
    return !known || bytes >= fileBytes;
  });
  if (tables.length === 0) return [];
  const queryIds = [...new Set(tables.flatMap((table) => table.queryIds))];
  return [
    {
      id: 'iceberg-upkeep:files',
      rule: 'iceberg-upkeep',
      title: 'Small files of the tables that are read most',
      what: 'Every load adds files of its own. optimize writes the small ones together, by partition and in the order of sorted_by.',
      why: {
        queryIds,
        weightSeconds: weightOf(analysis, queryIds),
        evidence: tables.map(
          ({ table, queryIds, weightSeconds }) =>
            `${table.name} is read by ${queryIds.length} ${queryIds.length === 1 ? 'query' : 'queries'} of ${readableSeconds(weightSeconds)}${layoutWords(table)}`,
        ),
      },
      effect: {
        expected:
          'A scan opens fewer files and reads less of what describes them. How much depends on how often the table is loaded, which the log does not show.',
        seconds: null,
        method: 'not estimated',
      },
      steps: tables.flatMap(({ table }) => {
        const path = designPath(design, table.name);
        return [
          {
            when: 'at any time: few files, or a mean of 64 MB and more, need nothing',
            statement: `SELECT count(*) AS files, avg(file_size_in_bytes) AS mean_bytes FROM ${renderPath({ ...path, name: `${path.name}$files` }, 'trino')}`,
          },
          {
            when: 'after loads, once many files are small; of a partitioned table with a WHERE on the partitions that were loaded',
            statement: `ALTER TABLE ${renderPath(path, 'trino')} EXECUTE optimize(file_size_threshold => '128MB')`,
          },
        ];
      }),
      cautions: [
        'It writes what it merges a second time: until snapshots are expired, both are stored.',
        ...cautions,
      ],
    },
  ];
}

function layoutWords({ properties }: DesignTable): string {
  const { partitioning, sorted_by: sorting } = properties;
  const partitioned = partitioning
    ? `; partitioned by ${partitioning}: a load writes a file at least for each partition that it touches`
    : '';
  const sorted = sorting
    ? `; sorted by ${sorting}: within a file alone, so that many small ones are hardly sorted`
    : '';
  return `${partitioned}${sorted}`;
}
