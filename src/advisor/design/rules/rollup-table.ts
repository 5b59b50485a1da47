import type { Dialect } from '../../../ports/dialect.ts';
import { aggregateNames } from '../../analysis/aggregate-names.ts';
import type { Analysis } from '../../analysis/analysis.ts';
import type { Binding, BoundColumn, BoundSelect, TableRelation } from '../../analysis/binding.ts';
import { splitConjuncts } from '../../analysis/split-conjuncts.ts';
import { fingerprintTree } from '../../syntax/fingerprint-tree.ts';
import { kindOf } from '../../syntax/kind-of.ts';
import { nodeAs } from '../../syntax/node-as.ts';
import { rebuildTree } from '../../syntax/rebuild-tree.ts';
import type { ColumnNode, SelectNode, SqlNode } from '../../syntax/sql-tree.ts';
import { walkTree } from '../../syntax/walk-tree.ts';
import { applyProposal } from '../apply-proposal.ts';
import { computedTable } from '../computed-table.ts';
import { sourceOf } from '../cost/source-of.ts';
import { tableSize } from '../cost/table-size.ts';
import { weightOf } from '../cost/weight-of.ts';
import type { Design, DesignQuery, DesignTable } from '../design.ts';
import { designPath } from '../design-path.ts';
import { everyDialect } from '../dialects.ts';
import { freeName } from '../free-name.ts';
import { joinConjuncts } from '../join-conjuncts.ts';
import type { Proposal } from '../proposal.ts';
import { type ReadDesign, type ReadDesignQuery, readDesign } from '../read-design.ts';
import type { Rule, RuleDependencies } from '../rule.ts';
import { savedShare } from '../saved-share.ts';
import { identifier, sourceTree } from '../source-tree.ts';

/**
 * Rows grouped by everything that a family of queries groups, filters or counts by are stored once, with sums and counts that can be added up
 * again: an average is the sum of sums over the sum of counts, never an average of averages. It stores parts of answers.
 */
export const rollupTable: Rule = {
  name: 'rollup-table',
  dialects: everyDialect,
  propose: (dependencies, analysis, design) => {
    const read = readDesign(dependencies, design);
    const candidates = read.queries.flatMap((query) => candidateOf(analysis, read, query) ?? []);
    return families(candidates).flatMap(
      (family) => proposalOf(dependencies, analysis, design, read, family) ?? [],
    );
  },
};

/** A query that can be answered from grouped rows. */
interface Candidate {
  readonly query: ReadDesignQuery;
  readonly select: BoundSelect;
  /** What stands for the joined tables: equal for queries that join the same ones in the same way. */
  readonly joined: string;
  /** Conditions that join, which the table has applied already. */
  readonly joining: ReadonlySet<SqlNode>;
  /** `table.column` of everything outside an aggregate. */
  readonly dimensions: ReadonlyMap<string, BoundColumn>;
  readonly aggregates: readonly Aggregate[];
}

interface Aggregate {
  readonly node: SqlNode;
  readonly function: 'count' | 'sum' | 'min' | 'max' | 'avg';
  /** `null` for `count(*)`. */
  readonly argument: SqlNode | null;
  readonly distinct: boolean;
}

function candidateOf(analysis: Analysis, read: ReadDesign, query: ReadDesignQuery): Candidate | null {
  const { binding } = query;
  const [select, ...others] = binding.selects;
  if (!select || others.length > 0 || select.place !== 'top' || binding.ctes.length > 0) return null;
  const { node, relations } = select;
  const tables = binding.scans.map(({ table }) => table.name);
  if (relations.length !== binding.scans.length || new Set(tables).size !== tables.length) return null;
  if (!binding.scans.every((scan) => read.tableOf(scan.table)?.kind === 'copy')) return null;
  if (node.distinct || node.distinct_on || node.qualify || node.windows || hasUnfit(node)) return null;
  const aggregates = aggregatesOf(node);
  if (!aggregates || (aggregates.length === 0 && !node.group_by)) return null;
  const inAggregates = new Set<unknown>();
  for (const aggregate of aggregates.filter(({ distinct }) => !distinct)) {
    walkTree(aggregate.node, (inner) => void inAggregates.add(inner));
  }
  const joining = joiningConditions(binding, node);
  const inJoins = new Set<unknown>();
  walkTree([...joining, ...node.joins.map(({ on }) => on)], (inner) => void inJoins.add(inner));
  const outside = binding.columns.filter(
    (column) => !inAggregates.has(column.node) && !inJoins.has(column.node),
  );
  if (outside.some(({ origin }) => !origin)) return null;
  const dimensions = new Map(outside.map((column) => [dimensionKey(column), column]));
  if ([...dimensions.values()].some((column) => isTooFine(analysis, column, read))) return null;
  return {
    query,
    select,
    joined: joinedPrint(binding, select, joining, analysis),
    joining,
    dimensions,
    aggregates,
  };
}

function hasUnfit(node: SelectNode): boolean {
  if (node.joins.some(({ using, kind }) => using.length > 0 || !/^(?:Inner|Left|Cross)$/.test(kind)))
    return true;
  const group = node.group_by;
  if (group && Object.entries(group).some(([field, value]) => field !== 'expressions' && isThere(value)))
    return true;
  let unfit = false;
  walkTree([node.expressions, node.having, node.order_by, group], (inner) => {
    if (nodeAs(inner, 'star') || inner.window_function || inner.select || inner.lambda) unfit = true;
    const name = (inner.function as { name?: string } | undefined)?.name?.toLowerCase();
    if (name && ['rollup', 'cube', 'grouping sets', 'grouping'].includes(name)) unfit = true;
  });
  return unfit;
}

function isThere(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

/** `null` when one of them cannot be added up again. */
function aggregatesOf(node: SelectNode): readonly Aggregate[] | null {
  const found: Aggregate[] = [];
  let fits = true;
  walkTree([node.expressions, node.having, node.order_by], (inner) => {
    if (Object.keys(inner).length !== 1) return true;
    const kind = kindOf(inner);
    const held = inner[kind] as {
      this?: SqlNode | null;
      name?: string;
      distinct?: boolean;
      filter?: unknown;
      order_by?: readonly unknown[];
      star?: boolean;
      limit?: unknown;
    } | null;
    const generic = kind === 'function' || kind === 'aggregate_function';
    if (
      !held ||
      typeof held !== 'object' ||
      !aggregateNames.has(generic ? String(held.name).toLowerCase() : kind)
    )
      return true;
    const distinct = held.distinct === true;
    const known = ['count', 'sum', 'min', 'max', 'avg'].includes(kind);
    if (
      !known ||
      held.filter ||
      held.order_by?.length ||
      held.limit ||
      (distinct && kind !== 'count' && kind !== 'min' && kind !== 'max')
    ) {
      fits = false;
      return false;
    }
    found.push({
      node: inner,
      function: kind as Aggregate['function'],
      argument: held.this ?? null,
      distinct: distinct && kind === 'count',
    });
    return false;
  });
  return fits ? found : null;
}

/** Equalities between two tables in WHERE. */
function joiningConditions(binding: Binding, node: SelectNode): ReadonlySet<SqlNode> {
  const bound = new Map(binding.columns.map((column) => [column.node, column]));
  return new Set(
    splitConjuncts(node.where_clause?.this).filter((condition) => {
      const equal = nodeAs(condition, 'eq');
      const [left, right] = [nodeAs(equal?.left, 'column'), nodeAs(equal?.right, 'column')];
      const [one, other] = [left && bound.get(left), right && bound.get(right)];
      return one && other && one.relation !== other.relation;
    }),
  );
}

function dimensionKey({ relation, origin }: BoundColumn): string {
  return `${relation.table?.name}.${origin?.column}`;
}

/** Grouping by a key or a moment leaves as many rows as there were. */
function isTooFine(analysis: Analysis, { origin }: BoundColumn, read: ReadDesign): boolean {
  const table = origin && read.tableOf(origin);
  const type = table?.columns.find(({ name }) => name === origin?.column)?.type ?? '';
  const [name] = table?.sources ?? [];
  const source = name && sourceOf(analysis, name);
  const column = origin?.column ?? '';
  const distinct = source?.statistics?.columns[column]?.distinct ?? null;
  const rows = source?.statistics?.rows ?? null;
  if (distinct !== null && rows !== null) return distinct * 4 > rows;
  const isKey =
    source?.primaryKey?.includes(column) ||
    source?.columns[0]?.name === column ||
    /(?:^|_)(?:id|sk|key|hk)$|^(?:hk|sk|id)_/i.test(column);
  return /^(?:timestamp|double|real|float|row|map|array)/i.test(type) || Boolean(isKey);
}

/** The joined tables as text in which every table goes by its own name. */
function joinedPrint(
  binding: Binding,
  { node }: BoundSelect,
  joining: ReadonlySet<SqlNode>,
  { dialect }: Analysis,
): string {
  const bound = new Map(binding.columns.map((column) => [column.node, column]));
  const inner = node.joins.every(({ kind }) => kind === 'Inner' || kind === 'Cross');
  const conditions = [...joining, ...node.joins.flatMap(({ on }) => splitConjuncts(on))];
  const part = (inner
    ? { tables: binding.scans.map(({ table }) => table.name).toSorted() }
    : { from: node.from, joins: node.joins, joining: [...joining] }) as unknown as SqlNode;
  const scans = new Map<unknown, TableRelation>(binding.scans.map((scan) => [scan.node, scan]));
  const inNames = (tree: SqlNode) =>
    rebuildTree(tree, (original, copy): SqlNode => {
      const column = nodeAs(original, 'column');
      const own = column?.name && bound.get(column as ColumnNode);
      if (own) return { column: dimensionKey(own) };
      const scan = scans.get(nodeAs(original, 'table'));
      return scan ? { table: scan.table.name } : copy;
    });
  if (!inner) return fingerprintTree(inNames(part), dialect);
  // Which side of an equality comes first, and where a condition stands, does not matter to an inner join.
  const prints = conditions.map((condition) => {
    const equal = nodeAs(condition, 'eq');
    const sides = equal ? [equal.left, equal.right] : [condition];
    return sides
      .map((side) => fingerprintTree(inNames(side), dialect))
      .toSorted()
      .join('=');
  });
  return fingerprintTree({ ...part, conditions: prints.toSorted() }, dialect);
}

/** Queries over the same joined tables, each under the one with the most dimensions that has all of its own. */
function families(candidates: readonly Candidate[]): readonly (readonly Candidate[])[] {
  const made: Candidate[][] = [];
  for (const candidate of candidates.toSorted((a, b) => b.dimensions.size - a.dimensions.size)) {
    const family = made.find(
      ([widest]) =>
        widest?.joined === candidate.joined &&
        [...candidate.dimensions.keys()].every((key) => widest.dimensions.has(key)),
    );
    if (family) family.push(candidate);
    else made.push([candidate]);
  }
  return made;
}

/** A column of the stored table. */
interface Measure {
  readonly name: string;
  readonly function: 'count' | 'sum' | 'min' | 'max';
  readonly argument: SqlNode | null;
}

function proposalOf(
  dependencies: RuleDependencies,
  analysis: Analysis,
  design: Design,
  read: ReadDesign,
  family: readonly Candidate[],
): Proposal | null {
  const [widest] = family;
  if (!widest) return null;
  const names = dimensionNames(widest);
  const measures = measuresOf(analysis, family, [...names.values()]);
  const fill = fillOf(read, widest, names, measures);
  const made = fill && computedTable(dependencies, analysis, fill);
  if (!made) return null;
  const facts = widest.query.binding.scans[0]?.table.name ?? 'rows';
  const table: DesignTable = {
    name: freeName(
      `${facts}_rollup`,
      design.tables.map(({ name }) => name),
    ),
    columns: made.columns,
    properties: {},
    primaryKey: null,
    indexes: [],
    fill: made.fill,
    sources: made.sources,
    kind: 'rollup',
  };
  const queries = family.flatMap(
    (candidate) => rewritten(dependencies, analysis, design, candidate, table, names, measures) ?? [],
  );
  const change = { tables: [table], removedTables: [], queries };
  const next = applyProposal(design, { change });
  if (queries.length === 0 || !next) return null;
  const bound = readDesign(dependencies, next);
  const valid = queries.filter(({ sql }) => bound.bind(sql) !== null);
  if (valid.length === 0) return null;
  const queryIds = valid.map(({ queryId }) => queryId);
  const seconds = valid.reduce((sum, { queryId, sql }) => {
    const before = design.queries.find((query) => query.queryId === queryId)?.sql ?? '';
    return (
      sum +
      weightOf(analysis, [queryId]) *
        savedShare(dependencies, analysis, { design, sql: before }, { design: next, sql })
    );
  }, 0);
  return {
    id: `rollup-table:${widest.joined.slice(0, 12)}:${[...names.keys()].sort().join(',')}`,
    rule: 'rollup-table',
    title: `${table.name} stores sums and counts by ${[...names.values()].join(', ')}`,
    what: `${valid.length} queries add up grouped rows of ${table.name} instead of reading ${made.sources.map(({ name }) => name).join(', ')}.`,
    why: {
      queryIds,
      weightSeconds: weightOf(analysis, queryIds),
      evidence: [`${valid.length} queries group the same tables by some of the same columns`],
    },
    change: { ...change, queries: valid },
    proof: 'test',
    assumes: [],
    saving: { seconds, method: 'scanned bytes' },
    cost: {
      storageBytes: tableSize(analysis, table).bytes,
      freshness: `${table.name} holds what was there when it was filled.`,
    },
    rollback: `Use the queries as they were and drop ${table.name}.`,
    precomputes: true,
  };
}

function dimensionNames({ dimensions }: Candidate): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [key, { origin }] of dimensions) {
    const column = (origin?.column ?? '').toLowerCase();
    names.set(
      key,
      freeName([...names.values()].includes(column) ? key.replace('.', '_').toLowerCase() : column, [
        ...names.values(),
      ]),
    );
  }
  return names;
}

/** What has to be stored for all aggregates of a family. Arguments are compared with every table under its own name. */
function measuresOf(
  analysis: Analysis,
  family: readonly Candidate[],
  taken: readonly string[],
): ReadonlyMap<string, Measure> {
  const measures = new Map<string, Measure>();
  const put = (kind: Measure['function'], argument: SqlNode | null, print: string) => {
    const key = `${kind}:${print}`;
    if (measures.has(key)) return;
    const names = [...taken, ...[...measures.values()].map(({ name }) => name)];
    measures.set(key, {
      name: freeName(argument === null ? 'row_count' : `${kind}_${measures.size + 1}`, names),
      function: kind,
      argument,
    });
  };
  for (const candidate of family) {
    for (const { function: kind, argument, distinct } of candidate.aggregates) {
      if (distinct) continue;
      const print = argumentPrint(analysis, candidate, argument);
      const stored = argument && inAliasesOf(family[0] ?? candidate, candidate, argument);
      if (kind === 'avg') {
        put('sum', stored, print);
        put('count', stored, print);
      } else put(kind, stored, print);
    }
  }
  return measures;
}

function argumentPrint({ dialect }: Analysis, { query }: Candidate, argument: SqlNode | null): string {
  if (argument === null) return '*';
  const bound = new Map(query.binding.columns.map((column) => [column.node, column]));
  const named = rebuildTree(argument, (original, copy): SqlNode => {
    const column = nodeAs(original, 'column');
    const own = column?.name && bound.get(column as ColumnNode);
    return own ? { column: dimensionKey(own) } : copy;
  });
  return fingerprintTree(named, dialect);
}

/** Another query of the family calls the same tables by other names. */
function inAliasesOf(widest: Candidate, candidate: Candidate, argument: SqlNode): SqlNode {
  const aliases = new Map(widest.query.binding.scans.map(({ table, alias }) => [table.name, alias]));
  const bound = new Map(candidate.query.binding.columns.map((column) => [column.node, column]));
  return rebuildTree(argument, (original, copy): SqlNode => {
    const column = nodeAs(original, 'column');
    const name = column?.name && bound.get(column as ColumnNode)?.relation.table?.name;
    const alias = name === undefined ? undefined : aliases.get(name);
    return alias === undefined ? copy : { column: { ...column, table: identifier(alias) } };
  });
}

function fillOf(
  read: ReadDesign,
  widest: Candidate,
  names: ReadonlyMap<string, string>,
  measures: ReadonlyMap<string, Measure>,
): SqlNode | null {
  const { node } = widest.select;
  const dimensions = [...widest.dimensions].map(([key, { node: column }]) => ({
    column: { column } as SqlNode,
    name: names.get(key) ?? key,
  }));
  const stored = [...measures.values()].map(({ name, function: kind, argument }) =>
    aliased({ [kind]: aggregateOf(kind, argument) }, name),
  );
  const where = joinConjuncts([...widest.joining]);
  const select = {
    ...node,
    expressions: [...dimensions.map(({ column, name }) => aliased(column, name)), ...stored],
    where_clause: where && { this: where },
    group_by: dimensions.length > 0 ? { expressions: dimensions.map(({ column }) => column) } : null,
    having: null,
    order_by: null,
    limit: null,
    offset: null,
    fetch: null,
  };
  return sourceTree(read, widest.query.binding, { select } as unknown as SqlNode);
}

function aggregateOf(kind: string, argument: SqlNode | null): SqlNode {
  const common = { this: argument, distinct: false, filter: null };
  return kind === 'count'
    ? { ...common, star: argument === null, ignore_nulls: null, original_name: null }
    : { ...common, order_by: [], name: kind, ignore_nulls: null, having_max: null, limit: null };
}

function aliased(expression: SqlNode, name: string): SqlNode {
  return {
    alias: {
      this: expression,
      alias: identifier(name),
      column_aliases: [],
      alias_explicit_as: true,
      pre_alias_comments: [],
      trailing_comments: [],
    },
  };
}

function rewritten(
  { syntax }: RuleDependencies,
  analysis: Analysis,
  design: Design,
  candidate: Candidate,
  table: DesignTable,
  names: ReadonlyMap<string, string>,
  measures: ReadonlyMap<string, Measure>,
): DesignQuery | null {
  const { query, select, joining } = candidate;
  const alias = identifier('grouped');
  const column = (name: string): SqlNode => ({
    column: { name: identifier(name), table: alias, join_mark: false, trailing_comments: [] },
  });
  const bound = new Map(query.binding.columns.map((entry) => [entry.node, entry]));
  const aggregates = new Map(candidate.aggregates.map((aggregate) => [aggregate.node, aggregate]));
  const measured = (kind: Measure['function'], argument: SqlNode | null): SqlNode | null => {
    const measure = measures.get(`${kind}:${argumentPrint(analysis, candidate, argument)}`);
    return measure ? column(measure.name) : null;
  };
  let failed = false;
  const reAggregated = ({ function: kind, argument }: Aggregate): SqlNode | null => {
    const sum = (part: SqlNode | null): SqlNode | null => part && { sum: aggregateOf('sum', part) };
    if (kind === 'min' || kind === 'max') {
      const part = measured(kind, argument);
      return part && { [kind]: aggregateOf(kind, part) };
    }
    if (kind === 'sum') return sum(measured('sum', argument));
    const count = sum(measured('count', argument));
    if (kind === 'count') return count && asCount(count, select.node.group_by === null, design.dialect);
    const total = sum(measured('sum', argument));
    return total && count && averageOf(total, count);
  };
  const rebuilt = rebuildTree(select.node, (original, copy): SqlNode => {
    const aggregate = aggregates.get(original);
    if (aggregate && !aggregate.distinct) {
      const again = reAggregated(aggregate);
      if (!again) failed = true;
      return again ?? copy;
    }
    const own = nodeAs(original, 'column');
    const entry = own?.name && bound.get(own as ColumnNode);
    const name = entry && names.get(dimensionKey(entry));
    return name ? column(name) : copy;
  });
  const conditions = splitConjuncts(select.node.where_clause?.this);
  const copies = splitConjuncts(rebuilt.where_clause?.this);
  if (failed || conditions.length !== copies.length) return null;
  const where = joinConjuncts(copies.filter((_, index) => !joining.has(conditions[index] as SqlNode)));
  const path = designPath(design, table.name);
  const [scan] = query.binding.scans;
  const tree = {
    select: {
      ...rebuilt,
      expressions: rebuilt.expressions.map((expression, index) =>
        named(select.node.expressions[index], expression),
      ),
      from: {
        expressions: [
          {
            table: {
              ...scan?.node,
              name: identifier(path.name),
              schema: path.schema === null ? null : identifier(path.schema),
              catalog: path.catalog === null ? null : identifier(path.catalog),
              alias,
              alias_explicit_as: true,
            },
          },
        ],
      },
      joins: [],
      where_clause: where && { this: where },
    },
  };
  const printed = syntax.print(tree as unknown as SqlNode, design.dialect);
  return printed.ok ? { queryId: query.queryId, sql: printed.sql } : null;
}

/** A sum of counts in the type of a count. */
function asCount(sum: SqlNode, mayBeEmpty: boolean, dialect: Dialect): SqlNode {
  const counted: SqlNode = mayBeEmpty
    ? { coalesce: { expressions: [sum, { literal: { literal_type: 'number', value: '0' } }] } }
    : sum;
  return {
    cast: {
      this: counted,
      to: ['mysql', 'mariadb'].includes(dialect)
        ? { data_type: 'custom', name: 'SIGNED' }
        : { data_type: 'big_int', length: null },
      double_colon_syntax: false,
      trailing_comments: [],
      format: null,
      default: null,
    },
  };
}

function averageOf(sum: SqlNode, count: SqlNode): SqlNode {
  const total: SqlNode = {
    cast: {
      this: sum,
      to: { data_type: 'double', precision: null, scale: null },
      double_colon_syntax: false,
      trailing_comments: [],
      format: null,
      default: null,
    },
  };
  return {
    div: { left: total, right: count, left_comments: [], operator_comments: [], trailing_comments: [] },
  };
}

/** An output keeps its name when its column has another one now. */
function named(original: SqlNode | undefined, expression: SqlNode): SqlNode {
  const [before, after] = [nodeAs(original, 'column'), nodeAs(expression, 'column')];
  if (!before?.name || !after?.name || before.name.name === after.name.name) return expression;
  return aliased(expression, before.name.name);
}
