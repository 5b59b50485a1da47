import type { Analysis } from '../../analysis/analysis.ts';
import { weightOf } from '../../design/cost/weight-of.ts';
import type { DesignTable } from '../../design/design.ts';
import type { ReadDesign } from '../../design/read-design.ts';
import type { ReadTable } from './read-table.ts';

/** Of the seconds that the heaviest table is read in, what another has to be read in to be worth upkeep of its own. */
const leastShare = 0.05;
const mostTables = 10;

interface Uses {
  readonly queryIds: Set<string>;
  readonly joinedIds: Set<string>;
  readonly columns: Set<string>;
}

/** The tables that the log spends its seconds on, heaviest first. */
export function readTables(analysis: Analysis, read: ReadDesign): readonly ReadTable[] {
  const uses = new Map<DesignTable, Uses>();
  for (const { queryId, binding } of read.queries) {
    const joins = new Set(binding.scans.map(({ table }) => table.name)).size > 1;
    for (const scan of binding.scans) {
      const table = read.tableOf(scan.table);
      if (!table) continue;
      const own = uses.get(table) ?? { queryIds: new Set(), joinedIds: new Set(), columns: new Set() };
      uses.set(table, own);
      own.queryIds.add(queryId);
      if (!joins) continue;
      own.joinedIds.add(queryId);
      for (const { origin, role } of binding.columns) {
        if (origin?.name === table.name && planned.has(role)) own.columns.add(origin.column);
      }
    }
  }
  const tables = [...uses]
    .map(([table, { queryIds, joinedIds, columns }]) => ({
      table,
      queryIds: [...queryIds],
      weightSeconds: weightOf(analysis, [...queryIds]),
      joinedIds: [...joinedIds],
      plannedColumns: table.columns.map(({ name }) => name).filter((name) => columns.has(name)),
    }))
    .toSorted((a, b) => b.weightSeconds - a.weightSeconds)
    .slice(0, mostTables);
  const least = (tables[0]?.weightSeconds ?? 0) * leastShare;
  return tables.filter(({ weightSeconds }) => weightSeconds >= least);
}

const planned = new Set(['join', 'filter', 'group']);
