import type { Analysis } from '../../analysis/analysis.ts';
import { fingerprintTree } from '../../syntax/fingerprint-tree.ts';
import { nodeAs } from '../../syntax/node-as.ts';
import { rebuildTree } from '../../syntax/rebuild-tree.ts';
import type { CteNode, SqlNode, WithNode } from '../../syntax/sql-tree.ts';
import { walkTree } from '../../syntax/walk-tree.ts';
import { applyProposal } from '../apply-proposal.ts';
import { type ComputedTable, computedTable } from '../computed-table.ts';
import { tableSize } from '../cost/table-size.ts';
import { weightOf } from '../cost/weight-of.ts';
import type { Design, DesignQuery, DesignTable } from '../design.ts';
import { designPath } from '../design-path.ts';
import { everyDialect } from '../dialects.ts';
import { freeName } from '../free-name.ts';
import { identifier } from '../identifier.ts';
import type { Proposal } from '../proposal.ts';
import { type ReadDesign, type ReadDesignQuery, readDesign } from '../read-design.ts';
import type { Rule, RuleDependencies } from '../rule.ts';
import { savedSeconds } from '../saved-seconds.ts';
import { sourceTree } from '../source-tree.ts';

/**
 * A common table expression that is used more than once in a query, or in several queries, becomes a table. Trino and others write it out at
 * each use and so run it as often. One that aggregates stores answers, or parts of them.
 */
export const materialiseRepeatedCte: Rule = {
  name: 'materialise-repeated-cte',
  dialects: everyDialect,
  propose: (dependencies, analysis, design) => {
    const read = readDesign(dependencies, design);
    const found = read.queries.flatMap((query) => candidatesOf(analysis, read, query));
    const groups = Map.groupBy(found, ({ print }) => print);
    return [...groups].flatMap(([print, group]) => {
      const uses = group.reduce((sum, candidate) => sum + candidate.uses, 0);
      return uses < 2 ? [] : (proposalOf(dependencies, analysis, design, { print, group, uses }) ?? []);
    });
  },
};

interface Candidate {
  readonly query: ReadDesignQuery;
  readonly name: string;
  readonly uses: number;
  /** The expression over source tables, with what it builds on. */
  readonly closed: SqlNode;
  readonly print: string;
}

function candidatesOf(analysis: Analysis, read: ReadDesign, query: ReadDesignQuery): readonly Candidate[] {
  const { binding } = query;
  const top = nodeAs(binding.tree, 'select') ?? nodeAs(binding.tree, 'union');
  const clause = top?.with as WithNode | null | undefined;
  if (!clause || clause.recursive) return [];
  const names = clause.ctes.map(({ alias }) => alias.name.toLowerCase());
  if (binding.ctes.length !== names.length || new Set(names).size !== names.length) return []; // one inside another
  return clause.ctes.flatMap((cte, index) => {
    const uses = binding.ctes[index]?.uses ?? 0;
    const select = nodeAs(cte.this, 'select');
    if (uses === 0 || cte.columns.length > 0 || !select || select.with || isTrivial(select)) return [];
    const needed = dependenciesOf(clause.ctes, index, names);
    const tree = sourceTree(read, binding, {
      select: { ...select, with: needed.length > 0 ? { ...clause, ctes: needed } : null },
    });
    if (!tree) return [];
    const name = names[index] ?? '';
    return [{ query, name, uses, closed: tree, print: fingerprintTree(tree, analysis.dialect) }];
  });
}

/** Nothing is computed and nothing left out: the table itself is as good. */
function isTrivial(select: {
  readonly joins: readonly unknown[];
  readonly where_clause: unknown;
  readonly group_by: unknown;
  readonly distinct: boolean;
  readonly from: unknown;
}): boolean {
  return (
    !select.from ||
    (select.joins.length === 0 && !select.where_clause && !select.group_by && !select.distinct)
  );
}

function dependenciesOf(
  ctes: readonly CteNode[],
  index: number,
  names: readonly string[],
): readonly CteNode[] {
  const needed = new Set<number>();
  const visit = (at: number) => {
    walkTree(ctes[at]?.this, (node) => {
      const table = nodeAs(node, 'table');
      if (!table?.name || table.schema) return;
      const other = names.indexOf(table.name.name.toLowerCase());
      if (other < 0 || other >= at || needed.has(other)) return;
      needed.add(other);
      visit(other);
    });
  };
  visit(index);
  return ctes.filter((_, at) => needed.has(at));
}

interface Group {
  readonly print: string;
  readonly group: readonly Candidate[];
  readonly uses: number;
}

function proposalOf(
  dependencies: RuleDependencies,
  analysis: Analysis,
  design: Design,
  { print, group, uses }: Group,
): Proposal | null {
  const [first] = group;
  const made = first && computedTable(dependencies, analysis, first.closed);
  if (!first || !made) return null;
  const table = tableOf(design, first.name, made);
  const change = {
    tables: [table],
    removedTables: [],
    queries: group.flatMap((candidate) => rewritten(dependencies, design, candidate, table) ?? []),
  };
  const next = applyProposal(design, { change });
  if (change.queries.length === 0 || !next) return null;
  const read = readDesign(dependencies, next);
  if (!change.queries.every(({ sql }) => read.bind(sql))) return null;
  const queryIds = change.queries.map(({ queryId }) => queryId);
  const seconds = savedSeconds(dependencies, analysis, {
    before: design,
    after: next,
    queries: change.queries,
  });
  return {
    id: `materialise-repeated-cte:${print.slice(0, 16)}`,
    rule: 'materialise-repeated-cte',
    title: `The common table expression ${first.name} becomes a table`,
    what: `What ${first.name} selects is stored in ${table.name} and read from there.`,
    why: {
      queryIds,
      weightSeconds: weightOf(analysis, queryIds),
      evidence: [`used ${uses} times in ${group.length} ${group.length === 1 ? 'query' : 'queries'}`],
    },
    change,
    proof: 'test',
    assumes: [],
    saving: { seconds, method: 'scanned bytes' },
    cost: {
      storageBytes: tableSize(analysis, table).bytes,
      freshness: `${table.name} holds what was there when it was filled.`,
    },
    rollback: `Write ${first.name} out in the queries again and drop ${table.name}.`,
    precomputes: made.aggregates,
  };
}

function tableOf(design: Design, name: string, made: ComputedTable): DesignTable {
  return {
    name: freeName(
      name,
      design.tables.map((table) => table.name),
    ),
    columns: made.columns,
    properties: {},
    primaryKey: null,
    indexes: [],
    fill: made.fill,
    sources: made.sources,
    kind: made.aggregates ? 'rollup' : 'intermediate',
  };
}

function rewritten(
  { syntax }: RuleDependencies,
  design: Design,
  { query, name }: Candidate,
  table: DesignTable,
): DesignQuery | null {
  const path = designPath(design, table.name);
  const scans = new Set<unknown>(query.binding.scans.map(({ node }) => node));
  const tree = rebuildTree(query.binding.tree, (original, copy): SqlNode => {
    const node = nodeAs(original, 'table');
    if (node?.name && !scans.has(node) && !node.schema && node.name.name.toLowerCase() === name) {
      return {
        table: {
          ...node,
          name: identifier(path.name),
          schema: path.schema === null ? null : identifier(path.schema),
          catalog: path.catalog === null ? null : identifier(path.catalog),
          alias: node.alias ?? node.name,
          alias_explicit_as: true,
        },
      };
    }
    const ctes = copy.ctes as readonly CteNode[] | undefined;
    if (Array.isArray(ctes))
      return { ...copy, ctes: ctes.filter(({ alias }) => alias.name.toLowerCase() !== name) };
    const clause = copy.with as WithNode | null | undefined;
    return clause?.ctes?.length === 0 ? { ...copy, with: null } : copy;
  });
  const printed = syntax.print(tree, design.dialect);
  return printed.ok ? { queryId: query.queryId, sql: printed.sql } : null;
}
