import type { Analysis } from '../../analysis/analysis.ts';
import { selectivityOf } from '../cost/selectivity-of.ts';
import { sourceOf } from '../cost/source-of.ts';
import { tableSize } from '../cost/table-size.ts';
import { weightOf } from '../cost/weight-of.ts';
import type { DesignTable } from '../design.ts';
import { filteredSeconds } from '../filtered-seconds.ts';
import type { Proposal } from '../proposal.ts';
import { readDesign } from '../read-design.ts';
import type { Rule } from '../rule.ts';
import { type TableFilter, tableFilters } from '../table-filters.ts';

/** A partition of a lakehouse holds between 128 MB and 1 GB of files: less is many small files, more cannot be skipped. */
const smallestPartition = 128 * 1024 * 1024;

/** Partitions that an identity transform may make. */
const mostPartitions = 200;

/**
 * A lakehouse table is partitioned by the date that its queries filter by, in units that keep partitions large enough, or by a column of
 * few values. The rows stay the same.
 */
export const partitionByFilter: Rule = {
  name: 'partition-by-filter',
  dialects: ['trino'],
  propose: (dependencies, analysis, design) => {
    const read = readDesign(dependencies, design);
    return design.tables.flatMap((table) => {
      if ('partitioning' in table.properties || table.kind === 'rollup') return [];
      const choice = bestPartition(analysis, table, tableFilters(analysis, read, table));
      return choice ? [proposalOf(analysis, table, choice)] : [];
    });
  },
};

interface PartitionChoice {
  readonly column: string;
  readonly transform: string;
  readonly filters: readonly TableFilter[];
  /** Of the table, what its queries still read. */
  readonly keptShare: number;
  readonly known: boolean;
}

function bestPartition(
  analysis: Analysis,
  table: DesignTable,
  filters: readonly TableFilter[],
): PartitionChoice | null {
  const choices = [...Map.groupBy(filters, ({ column }) => column)].flatMap(([column, uses]) => {
    const useful = uses.filter(
      ({ operator }) => operator === 'equal' || operator === 'in' || operator === 'range',
    );
    const transform = useful.length === 0 ? null : transformFor(analysis, table, column, useful);
    if (!transform) return [];
    const keptShare = useful.reduce((sum, { use }) => sum + selectivityOf(analysis, use), 0) / useful.length;
    return [{ column, ...transform, filters: useful, keptShare }];
  });
  return choices.toSorted((a, b) => savedBy(b) - savedBy(a))[0] ?? null;
}

function savedBy({ filters, keptShare }: PartitionChoice): number {
  return filteredSeconds(filters) * (1 - keptShare);
}

function transformFor(
  analysis: Analysis,
  table: DesignTable,
  column: string,
  filters: readonly TableFilter[],
): { readonly transform: string; readonly known: boolean } | null {
  const type = table.columns.find(({ name }) => name === column)?.type ?? '';
  const { bytes, known } = tableSize(analysis, table);
  if (known && bytes < smallestPartition) return null;
  const [use] = filters;
  const distinct = (use && sourceOf(analysis, use.use)?.statistics?.columns[column]?.distinct) ?? null;
  const name = /^[a-z_][a-z0-9_]*$/.test(column) ? column : `"${column}"`;
  if (/^(?:date|timestamp)/i.test(type)) {
    // Three years of data, unless the statistics know the number of days.
    const days = /^date$/i.test(type) ? (distinct ?? 1_100) : 1_100;
    const months = Math.max(1, days / 30);
    const unit =
      known && bytes / days > smallestPartition
        ? 'day'
        : !known || bytes / months > smallestPartition
          ? 'month'
          : 'year';
    return { transform: `${unit}(${name})`, known };
  }
  if (
    distinct === null ||
    distinct > mostPartitions ||
    !/^(?:varchar|char|int|bigint|smallint|tinyint|bool)/i.test(type)
  )
    return null;
  if (filters.some(({ operator }) => operator === 'range')) return null;
  return bytes / distinct < smallestPartition ? null : { transform: name, known };
}

function proposalOf(analysis: Analysis, table: DesignTable, choice: PartitionChoice): Proposal {
  const queryIds = [...new Set(choice.filters.map(({ queryId }) => queryId))];
  const weightSeconds = weightOf(analysis, queryIds);
  return {
    id: `partition-by-filter:${table.name}`,
    rule: 'partition-by-filter',
    title: `${table.name} is partitioned by ${choice.transform}`,
    what: `Files of ${table.name} are kept apart by ${choice.transform}, so that a condition on ${choice.column} skips the others.`,
    why: {
      queryIds,
      weightSeconds,
      evidence: [
        `${choice.filters.length} conditions on ${choice.column}`,
        choice.known
          ? 'partitions of 128 MB or more by the table statistics'
          : 'no statistics: months are taken for safe',
      ],
    },
    change: {
      tables: [
        {
          ...table,
          properties: {
            ...table.properties,
            partitioning: `ARRAY['${choice.transform.replaceAll("'", "''")}']`,
          },
        },
      ],
      removedTables: [],
      queries: [],
    },
    proof: 'construction',
    assumes: [],
    saving: {
      seconds: filteredSeconds(choice.filters) * (1 - choice.keptShare) * 0.5,
      method: 'scanned bytes',
    },
    cost: { storageBytes: 0, freshness: null },
    rollback: 'Create the table without the property "partitioning" and fill it again.',
    precomputes: false,
  };
}
