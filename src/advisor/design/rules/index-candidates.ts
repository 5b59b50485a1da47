import type { Analysis, ColumnUse } from '../../analysis/analysis.ts';
import type { Binding, Relation } from '../../analysis/binding.ts';
import { findPredicates } from '../../analysis/find-predicates.ts';
import { nodeAs } from '../../syntax/node-as.ts';
import type { ColumnNode } from '../../syntax/sql-tree.ts';
import { columnBytes } from '../cost/column-bytes.ts';
import { selectivityOf } from '../cost/selectivity-of.ts';
import { tableSize } from '../cost/table-size.ts';
import type { Design, DesignIndex, DesignTable } from '../design.ts';
import { rowStores } from '../dialects.ts';
import { freeName } from '../free-name.ts';
import type { Proposal } from '../proposal.ts';
import { type ReadDesign, readDesign } from '../read-design.ts';
import type { Rule } from '../rule.ts';

/** Columns that an index holds at most, beside those it only carries. */
const mostKeyColumns = 4;
const mostIncluded = 5;

/**
 * Indexes of a row store: for each use of a table the columns compared by equality, then the one compared by range or sorted by, and beside
 * them, in Postgres, the rest of what the query reads of it. Chosen greedily by saved seconds a megabyte, then those that no longer earn
 * their place are dropped (AutoAdmin, DTA).
 */
export const indexCandidates: Rule = {
  name: 'index-candidates',
  dialects: rowStores,
  propose: (dependencies, analysis, design) => {
    const read = readDesign(dependencies, design);
    return design.tables.flatMap((table) => {
      const uses = usesOf(analysis, read, table);
      return chooseIndexes(analysis, table, uses).flatMap((chosen) =>
        proposalOf(analysis, design, table, chosen),
      );
    });
  },
};

/** What one query asks of a table, and what finding it costs without an index. */
interface TableUse {
  readonly queryId: string;
  readonly weightSeconds: number;
  readonly equal: readonly string[];
  readonly range: string | null;
  readonly order: readonly string[];
  readonly reads: readonly string[];
  readonly selectivity: ReadonlyMap<string, number>;
}

interface ChosenIndex {
  readonly columns: readonly string[];
  readonly include: readonly string[];
  readonly seconds: number;
  readonly bytes: number;
  readonly queryIds: readonly string[];
}

function usesOf(analysis: Analysis, read: ReadDesign, table: DesignTable): readonly TableUse[] {
  const weights = new Map(analysis.queries.map(({ id, weightSeconds }) => [id, weightSeconds]));
  return read.queries.flatMap(({ queryId, binding }) => {
    const scans = binding.scans.filter((scan) => read.tableOf(scan.table) === table);
    const share = (weights.get(queryId) ?? 0) / Math.max(1, binding.scans.length);
    return scans.map((scan) => ({ queryId, weightSeconds: share, ...useOf(analysis, binding, scan, table) }));
  });
}

function useOf(
  analysis: Analysis,
  binding: Binding,
  relation: Relation,
  table: DesignTable,
): Omit<TableUse, 'queryId' | 'weightSeconds'> {
  const own = new Map(
    binding.columns.flatMap(({ node, relation: other, origin }) =>
      other === relation && origin ? [[node, origin.column]] : [],
    ),
  );
  const facts = binding.selects.flatMap(({ node }) =>
    [node.where_clause, ...node.joins.map(({ on }) => on)].map(findPredicates),
  );
  const equal = new Set<string>();
  const ranges = new Set<string>();
  const selectivity = new Map<string, number>();
  for (const { predicates, equalities } of facts) {
    for (const [node, { operator, literals }] of predicates) {
      const column = own.get(node);
      if (column === undefined) continue;
      const use = columnUseOf(table, column, { role: 'filter', operator, literals });
      if (operator === 'equal' || operator === 'in') equal.add(column);
      else if (operator === 'range') ranges.add(column);
      else continue;
      selectivity.set(column, (selectivity.get(column) ?? 1) * selectivityOf(analysis, use));
    }
    for (const sides of equalities) {
      const column = own.get(sides.left) ?? own.get(sides.right);
      if (column === undefined || (own.has(sides.left) && own.has(sides.right))) continue;
      equal.add(column);
      const use = columnUseOf(table, column, { role: 'join', operator: 'equal', literals: [] });
      selectivity.set(column, Math.min(selectivity.get(column) ?? 1, selectivityOf(analysis, use)));
    }
  }
  const [range = null] = [...ranges].filter((column) => !equal.has(column));
  return {
    equal: [...equal].toSorted((a, b) => (selectivity.get(a) ?? 1) - (selectivity.get(b) ?? 1)),
    range,
    order: orderOf(binding, relation, own),
    reads: [...new Set(own.values())],
    selectivity,
  };
}

/** As a use of the source's column that this one is a copy of. */
function columnUseOf(
  { sources: [source] }: DesignTable,
  column: string,
  use: Pick<ColumnUse, 'role' | 'operator' | 'literals'>,
): ColumnUse {
  return { catalog: null, schema: null, name: '', ...source, column, ...use };
}

/** The columns the only table of a select is sorted by, when all go the same way. */
function orderOf(
  binding: Binding,
  relation: Relation,
  own: ReadonlyMap<ColumnNode, string>,
): readonly string[] {
  const select = binding.selects.find(({ relations }) => relations.length === 1 && relations[0] === relation);
  const order = select?.node.group_by ? [] : (select?.node.order_by?.expressions ?? []);
  if (new Set(order.map(({ desc }) => desc)).size > 1) return [];
  const columns = order.map(({ this: expression }) => {
    const column = nodeAs(expression, 'column');
    return column ? own.get(column) : undefined;
  });
  return columns.every((column) => column !== undefined) ? (columns as readonly string[]) : [];
}

function candidatesOf(
  analysis: Analysis,
  uses: readonly TableUse[],
): readonly Pick<ChosenIndex, 'columns' | 'include'>[] {
  const made = uses.flatMap(({ equal, range, order, reads }) => {
    const tails = [range === null ? [] : [range], order.length > 0 && range === null ? order : []].filter(
      (tail, index) => tail.length > 0 || index === 0,
    );
    return tails.flatMap((tail) => {
      const columns = [...equal, ...tail.filter((column) => !equal.includes(column))].slice(
        0,
        mostKeyColumns,
      );
      if (columns.length === 0) return [];
      const rest = reads.filter((column) => !columns.includes(column));
      const covering = analysis.dialect === 'postgres' && rest.length > 0 && rest.length <= mostIncluded;
      const single = columns.length > 1 ? [{ columns: columns.slice(0, 1), include: [] }] : [];
      return [{ columns, include: [] }, ...single, ...(covering ? [{ columns, include: rest }] : [])];
    });
  });
  return [...new Map(made.map((candidate) => [JSON.stringify(candidate), candidate])).values()];
}

/** Of the seconds a use costs, the share that an index spares. */
function savedShare(use: TableUse, index: Pick<ChosenIndex, 'columns' | 'include'>): number {
  let kept = 1;
  let at = 0;
  while (at < index.columns.length && use.equal.includes(index.columns[at] ?? '')) {
    kept *= use.selectivity.get(index.columns[at] ?? '') ?? 0.1;
    at += 1;
  }
  const next = index.columns[at];
  if (next !== undefined && next === use.range) kept *= use.selectivity.get(next) ?? 0.33;
  const sorts =
    use.order.length > 0 && use.order.every((column, offset) => index.columns[at + offset] === column);
  if (kept === 1 && !sorts) return 0;
  const covers = use.reads.every(
    (column) => index.columns.includes(column) || index.include.includes(column),
  );
  // A row found by an index and fetched from the table costs about four times one that is read in order.
  const cost = Math.min(1, kept * (covers ? 1 : 4));
  return Math.max(0, (1 - cost) * 0.95, sorts ? 0.3 : 0);
}

function chooseIndexes(
  analysis: Analysis,
  table: DesignTable,
  uses: readonly TableUse[],
): readonly ChosenIndex[] {
  const { rows } = tableSize(analysis, table);
  const present = [
    ...(table.primaryKey ? [{ columns: table.primaryKey, include: [] }] : []),
    ...table.indexes,
  ];
  const candidates = candidatesOf(analysis, uses).map((candidate) => ({
    ...candidate,
    bytes: indexBytes(rows, table, candidate),
  }));
  const chosen: (typeof candidates)[number][] = [];
  const seconds = (indexes: readonly Pick<ChosenIndex, 'columns' | 'include'>[]) =>
    uses.reduce(
      (sum, use) => sum + use.weightSeconds * Math.max(0, ...indexes.map((index) => savedShare(use, index))),
      0,
    );
  for (;;) {
    const so = seconds([...present, ...chosen]);
    const gains = candidates
      .filter((candidate) => !chosen.includes(candidate))
      .map((candidate) => ({ candidate, gain: seconds([...present, ...chosen, candidate]) - so }))
      .filter(({ gain }) => gain > 0.01 * Math.max(1e-9, seconds(candidates)))
      .toSorted((a, b) => b.gain / b.candidate.bytes - a.gain / a.candidate.bytes || b.gain - a.gain);
    const [best] = gains;
    if (!best || chosen.length >= 6) break;
    chosen.push(best.candidate);
  }
  const needed = chosen.filter(
    (index) =>
      seconds([...present, ...chosen]) - seconds([...present, ...chosen.filter((other) => other !== index)]) >
      0.01 * seconds([...present, ...chosen]),
  );
  return needed.map((index) => ({
    ...index,
    seconds:
      seconds([...present, ...needed]) - seconds([...present, ...needed.filter((other) => other !== index)]),
    queryIds: [...new Set(uses.filter((use) => savedShare(use, index) > 0).map(({ queryId }) => queryId))],
  }));
}

/** Keys, carried columns and eight bytes to find the row by. */
function indexBytes(
  rows: number,
  table: DesignTable,
  { columns, include }: Pick<ChosenIndex, 'columns' | 'include'>,
): number {
  const width = [...columns, ...include].reduce(
    (sum, column) => sum + columnBytes(table.columns.find(({ name }) => name === column)?.type ?? ''),
    8,
  );
  return rows * width;
}

function proposalOf(
  analysis: Analysis,
  design: Design,
  table: DesignTable,
  chosen: ChosenIndex,
): readonly Proposal[] {
  const taken = design.tables.flatMap(({ indexes }) => indexes.map(({ name }) => name));
  const name = freeName(`${table.name}_${chosen.columns.join('_')}`.slice(0, 55), taken);
  const index: DesignIndex = { name, columns: chosen.columns, include: chosen.include, unique: false };
  const shown = `(${chosen.columns.join(', ')})${chosen.include.length > 0 ? ` with ${chosen.include.join(', ')}` : ''}`;
  return [
    {
      id: `index-candidates:${table.name}:${chosen.columns.join(',')}:${chosen.include.join(',')}`,
      rule: 'index-candidates',
      title: `An index of ${table.name} on ${shown}`,
      what: `Rows of ${table.name} are found by ${shown} instead of reading all of them.`,
      why: {
        queryIds: chosen.queryIds,
        weightSeconds: analysis.queries.reduce(
          (sum, { id, weightSeconds }) => (chosen.queryIds.includes(id) ? sum + weightSeconds : sum),
          0,
        ),
        evidence: [`${chosen.queryIds.length} queries compare or sort by these columns`],
      },
      change: { tables: [{ ...table, indexes: [...table.indexes, index] }], removedTables: [], queries: [] },
      proof: 'construction',
      assumes: [],
      saving: { seconds: chosen.seconds, method: 'scanned bytes' },
      cost: { storageBytes: chosen.bytes, freshness: null },
      rollback: `DROP INDEX ${name}`,
      precomputes: false,
    },
  ];
}
