import type { Analysis, SourceColumn } from '../../analysis/analysis.ts';
import type { TableRelation } from '../../analysis/binding.ts';
import { nodeAs } from '../../syntax/node-as.ts';
import { walkTree } from '../../syntax/walk-tree.ts';
import { applyProposal } from '../apply-proposal.ts';
import { columnBytes } from '../cost/column-bytes.ts';
import { tableSize } from '../cost/table-size.ts';
import { weightOf } from '../cost/weight-of.ts';
import type { Design, DesignTable } from '../design.ts';
import { freeName } from '../free-name.ts';
import type { Proposal } from '../proposal.ts';
import { type ReadDesign, type ReadDesignQuery, readDesign } from '../read-design.ts';
import type { RuleDependencies } from '../rule.ts';
import { savedSeconds } from '../saved-seconds.ts';

import { findLookups, type Lookup } from './denormalisation/find-lookups.ts';
import { keyEvidence } from './denormalisation/key-evidence.ts';
import { readWithoutLookup } from './denormalisation/read-without-lookup.ts';
import { widenTable } from './denormalisation/widen-table.ts';

export interface Denormalisation extends Pick<Proposal, 'rule'> {
  /** Whether the rule is about this looked-up table. */
  readonly isAbout: (lookup: DesignTable) => boolean;
  readonly titleOf: (table: string, lookup: string) => string;
}

/**
 * Columns of a looked-up table are stored beside the key of the table that looks them up, and the queries read them there. Right only where the
 * key of the looked-up table is unique: that is declared, told by the statistics, or assumed and said.
 */
export function proposeDenormalisations(
  dependencies: RuleDependencies,
  analysis: Analysis,
  design: Design,
  about: Denormalisation,
): readonly Proposal[] {
  const read = readDesign(dependencies, design);
  const lookups = read.queries.flatMap((query) => findLookups(analysis, read, query, about.isAbout));
  const groups = Map.groupBy(
    lookups,
    ({ table, key, lookup, lookupKey }) => `${table.name}:${key}:${lookup.name}:${lookupKey}`,
  );
  return [...groups].flatMap(
    ([id, group]) => proposalOf(dependencies, { analysis, design, read, about }, id, group) ?? [],
  );
}

interface Context {
  readonly analysis: Analysis;
  readonly design: Design;
  readonly read: ReadDesign;
  readonly about: Denormalisation;
}

function proposalOf(
  dependencies: RuleDependencies,
  context: Context,
  id: string,
  group: readonly Lookup[],
): Proposal | null {
  const { analysis, design, read, about } = context;
  const [first] = group;
  if (!first || readsStarOf(read, first.table)) return null;
  const { table, lookup, key, lookupKey } = first;
  const wanted = new Set([lookupKey, ...group.flatMap(({ query, to }) => columnsOf(query, to))]);
  const stored = storedColumns(table, lookup, [...wanted]);
  const wide = widenTable(dependencies, design, table, lookup, { key, lookupKey, stored });
  if (!wide) return null;
  const queries = [...Map.groupBy(group, ({ query }) => query.queryId)].flatMap(
    ([, lookups]) => readWithoutLookup(dependencies, design, lookups, stored) ?? [],
  );
  const change = { tables: [wide], removedTables: [], queries };
  const next = applyProposal(design, { change });
  if (queries.length === 0 || !next) return null;
  const bound = readDesign(dependencies, next);
  const valid = queries.filter(({ sql }) => bound.bind(sql) !== null);
  if (valid.length === 0) return null;
  const queryIds = valid.map(({ queryId }) => queryId);
  const unique = keyEvidence(analysis, lookup, lookupKey);
  const seconds = savedSeconds(dependencies, analysis, {
    before: design,
    after: next,
    queries: valid,
    leastShare: 0.15,
  });
  const { rows } = tableSize(analysis, table);
  return {
    id: `${about.rule}:${id}`,
    rule: about.rule,
    title: about.titleOf(table.name, lookup.name),
    what: `${table.name} stores ${[...stored.values()].join(', ')}, looked up in ${lookup.name} by ${key} once instead of by every query.`,
    why: {
      queryIds,
      weightSeconds: weightOf(analysis, queryIds),
      evidence: [
        `${valid.length} queries join ${table.name}.${key} to ${lookup.name}.${lookupKey}`,
        unique?.says ?? '',
      ],
    },
    change: { ...change, queries: valid },
    proof: 'test',
    assumes: unique?.assumed ? [`${lookup.name}.${lookupKey} is unique.`] : [],
    saving: { seconds, method: 'scanned bytes' },
    cost: {
      storageBytes:
        rows *
        [...stored.keys()].reduce((sum, name) => sum + columnBytes(typeOf(lookup, name)?.type ?? ''), 0) *
        0.2,
      freshness: `Changes of ${lookup.name} show in ${table.name} when it is filled again.`,
    },
    rollback: `Join ${lookup.name} in the queries again and fill ${table.name} without its columns.`,
    precomputes: false,
  };
}

/** A table that is read by a star must keep its columns. */
function readsStarOf(read: ReadDesign, table: DesignTable): boolean {
  return read.queries.some(({ binding }) => {
    if (!binding.scans.some((scan) => read.tableOf(scan.table) === table)) return false;
    let star = false;
    walkTree(binding.tree, (node) => {
      if (nodeAs(node, 'star')) star = true;
    });
    return star;
  });
}

function columnsOf({ binding }: ReadDesignQuery, relation: TableRelation): readonly string[] {
  return binding.columns.flatMap((column) =>
    column.relation === relation && column.origin ? [column.origin.column] : [],
  );
}

/** The looked-up columns by the name under which they are stored. */
function storedColumns(
  table: DesignTable,
  lookup: DesignTable,
  columns: readonly string[],
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const column of columns) {
    const taken = [...table.columns.map(({ name }) => name), ...names.values()];
    const own = `${lookup.name}_${column}`.toLowerCase();
    names.set(column, freeName(own, taken));
  }
  return names;
}

function typeOf({ columns }: DesignTable, name: string): SourceColumn | undefined {
  return columns.find((column) => column.name === name);
}
