import type { Analysis } from '../../analysis/analysis.ts';
import type { Binding } from '../../analysis/binding.ts';
import { nodeAs } from '../../syntax/node-as.ts';
import { quoteIdentifier } from '../../syntax/quote-identifier.ts';
import { renderPath } from '../../syntax/render-path.ts';
import { walkTree } from '../../syntax/walk-tree.ts';
import { columnBytes } from '../cost/column-bytes.ts';
import { tableSize } from '../cost/table-size.ts';
import type { Design, DesignTable } from '../design.ts';
import { everyDialect } from '../dialects.ts';
import type { Proposal } from '../proposal.ts';
import { type ReadDesign, readDesign } from '../read-design.ts';
import type { Rule } from '../rule.ts';

/**
 * Columns that no query of the log reads are not copied. The log is not all there will ever be: taken only when it was asked for, and each
 * column is listed.
 */
export const pruneColumns: Rule = {
  name: 'prune-columns',
  dialects: everyDialect,
  propose: (dependencies, analysis, design) => {
    const read = readDesign(dependencies, design);
    if (read.queries.length < design.queries.length) return []; // what cannot be read may read anything
    return design.tables.flatMap((table) => prune(analysis, design, read, table) ?? []);
  },
};

function prune(analysis: Analysis, design: Design, read: ReadDesign, table: DesignTable): Proposal | null {
  if (table.kind !== 'copy') return null;
  const used = new Set([...(table.primaryKey ?? []), ...table.indexes.flatMap(({ columns }) => columns)]);
  for (const { binding } of read.queries) {
    const reads = columnsRead(binding, read, table);
    if (reads === null) return null;
    for (const column of reads) used.add(column);
  }
  const properties = JSON.stringify(table.properties).toLowerCase();
  const kept = table.columns.filter(({ name }) => used.has(name) || properties.includes(name.toLowerCase()));
  const dropped = table.columns.filter((column) => !kept.includes(column));
  const [source] = table.sources;
  if (dropped.length === 0 || kept.length === 0 || !source) return null;
  const list = kept.map(({ name }) => quoteIdentifier(name, design.dialect)).join(', ');
  const { rows } = tableSize(analysis, table);
  return {
    id: `prune-columns:${table.name}`,
    rule: 'prune-columns',
    title: `${table.name} keeps ${kept.length} of ${table.columns.length} columns`,
    what: `Not copied, since no query of the log reads them: ${dropped.map(({ name }) => name).join(', ')}.`,
    why: { queryIds: [], weightSeconds: 0, evidence: [`${dropped.length} columns are in no query`] },
    change: {
      tables: [
        {
          ...table,
          columns: kept,
          kind: 'pruned',
          fill: `SELECT ${list} FROM ${renderPath(source, design.dialect)}`,
        },
      ],
      removedTables: [],
      queries: [],
    },
    proof: 'construction',
    assumes: ['No query outside the log reads these columns.'],
    saving: { seconds: 0, method: 'scanned bytes' },
    cost: {
      storageBytes: -rows * dropped.reduce((sum, { type }) => sum + columnBytes(type), 0),
      freshness: null,
    },
    rollback: 'Create the table with all columns and fill it again.',
    precomputes: false,
  };
}

/** `null` where a star reads them all. */
function columnsRead(binding: Binding, read: ReadDesign, table: DesignTable): readonly string[] | null {
  const isRead = binding.scans.some((scan) => read.tableOf(scan.table) === table);
  if (!isRead) return [];
  let star = false;
  walkTree(binding.tree, (node) => {
    if (nodeAs(node, 'star')) star = true;
  });
  if (star) return null;
  const relations = new Set<unknown>(binding.scans.filter((scan) => read.tableOf(scan.table) === table));
  const names = binding.columns.flatMap(({ relation, origin }) =>
    origin && relations.has(relation) ? [origin.column] : [],
  );
  const merged = binding.selects.flatMap(({ node }) =>
    node.joins.flatMap(({ using }) => using.map(({ name }) => name)),
  );
  if (binding.selects.some(({ node }) => node.joins.some(({ kind }) => kind.startsWith('Natural'))))
    return null;
  return [
    ...names,
    ...table.columns.flatMap(({ name }) =>
      merged.some((other) => other.toLowerCase() === name.toLowerCase()) ? [name] : [],
    ),
  ];
}
