import type { Analysis, SourceColumn, SourceTable } from '../../analysis/analysis.ts';
import type { BoundSelect, TableRelation } from '../../analysis/binding.ts';
import { splitConjuncts } from '../../analysis/split-conjuncts.ts';
import { nodeAs } from '../../syntax/node-as.ts';
import { rebuildTree } from '../../syntax/rebuild-tree.ts';
import type { ColumnNode, JoinNode, SelectNode, SqlNode } from '../../syntax/sql-tree.ts';
import { walkTree } from '../../syntax/walk-tree.ts';
import { applyProposal } from '../apply-proposal.ts';
import { columnBytes } from '../cost/column-bytes.ts';
import { sourceOf } from '../cost/source-of.ts';
import { tableSize } from '../cost/table-size.ts';
import { weightOf } from '../cost/weight-of.ts';
import type { Design, DesignQuery, DesignTable } from '../design.ts';
import { freeName } from '../free-name.ts';
import { joinConjuncts } from '../join-conjuncts.ts';
import type { Proposal } from '../proposal.ts';
import { type ReadDesign, type ReadDesignQuery, readDesign } from '../read-design.ts';
import type { RuleDependencies } from '../rule.ts';
import { savedShare } from '../saved-share.ts';
import { identifier } from '../source-tree.ts';

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
  const lookups = read.queries.flatMap((query) => lookupsOf(analysis, read, query, about));
  const groups = Map.groupBy(
    lookups,
    ({ table, key, lookup, lookupKey }) => `${table.name}:${key}:${lookup.name}:${lookupKey}`,
  );
  return [...groups].flatMap(
    ([id, group]) => proposalOf(dependencies, { analysis, design, read, about }, id, group) ?? [],
  );
}

/** One place where a query looks rows of one table up in another. */
interface Lookup {
  readonly query: ReadDesignQuery;
  readonly select: BoundSelect;
  readonly from: TableRelation;
  readonly to: TableRelation;
  readonly table: DesignTable;
  readonly lookup: DesignTable;
  readonly key: string;
  readonly lookupKey: string;
  readonly equality: SqlNode;
  readonly kind: 'inner' | 'left';
}

function lookupsOf(
  analysis: Analysis,
  read: ReadDesign,
  query: ReadDesignQuery,
  about: Denormalisation,
): readonly Lookup[] {
  const { binding } = query;
  const bound = new Map(binding.columns.map((column) => [column.node, column]));
  return binding.selects.flatMap((select) => {
    const { node, relations } = select;
    if (
      hasStar(node) ||
      node.joins.some(({ using, kind }) => using.length > 0 || !/^(?:Inner|Left|Cross)$/.test(kind))
    )
      return [];
    return conditionsOf(node).flatMap(({ condition, join }): readonly Lookup[] => {
      const equal = nodeAs(condition, 'eq');
      const sides = [nodeAs(equal?.left, 'column'), nodeAs(equal?.right, 'column')].map(
        (column) => column && bound.get(column),
      );
      return [sides, sides.toReversed()].flatMap(([one, other]): readonly Lookup[] => {
        const from = binding.scans.find((scan) => scan === one?.relation && relations.includes(scan));
        const to = binding.scans.find((scan) => scan === other?.relation && relations.includes(scan));
        const [table, lookup] = [from && read.tableOf(from.table), to && read.tableOf(to.table)];
        if (
          !from ||
          !to ||
          from === to ||
          !table ||
          !lookup ||
          table === lookup ||
          !one?.origin ||
          !other?.origin
        )
          return [];
        if (
          !about.isAbout(lookup) ||
          lookup.kind !== 'copy' ||
          !(table.kind === 'copy' || table.kind === 'denormalised')
        )
          return [];
        const kind = join?.kind === 'Left' ? 'left' : 'inner';
        if (
          kind === 'left' &&
          (nodeAs(join?.this, 'table') !== to.node || splitConjuncts(join?.on).length !== 1)
        )
          return [];
        if (isOuterJoined(node, from) || (kind === 'inner' && isOuterJoined(node, to))) return [];
        if (uniqueness(analysis, lookup, other.origin.column) === null) return [];
        return [
          {
            query,
            select,
            from,
            to,
            table,
            lookup,
            key: one.origin.column,
            lookupKey: other.origin.column,
            equality: condition,
            kind,
          },
        ];
      });
    });
  });
}

function hasStar(node: SelectNode): boolean {
  return node.expressions.some((expression) => nodeAs(expression, 'star'));
}

function conditionsOf(
  node: SelectNode,
): readonly { readonly condition: SqlNode; readonly join: JoinNode | null }[] {
  return [
    ...splitConjuncts(node.where_clause?.this).map((condition) => ({ condition, join: null })),
    ...node.joins.flatMap((join) => splitConjuncts(join.on).map((condition) => ({ condition, join }))),
  ];
}

function isOuterJoined(node: SelectNode, relation: TableRelation): boolean {
  return node.joins.some((join) => join.kind === 'Left' && nodeAs(join.this, 'table') === relation.node);
}

/** What speaks for the key being unique, in words; `null` when nothing does. */
function uniqueness(
  analysis: Analysis,
  lookup: DesignTable,
  key: string,
): { readonly says: string; readonly assumed: boolean } | null {
  const [name] = lookup.sources;
  const source = name && sourceOf(analysis, name);
  if (!source) return null;
  const declared = [...(source.primaryKey ? [source.primaryKey] : []), ...source.uniqueKeys];
  if (declared.some((columns) => columns.length === 1 && columns[0] === key))
    return { says: `${key} is declared unique`, assumed: false };
  const distinct = source.statistics?.columns[key]?.distinct ?? null;
  const rows = source.statistics?.rows ?? null;
  if (distinct !== null && rows !== null) {
    return distinct >= rows * 0.99
      ? { says: 'the statistics count as many values as rows', assumed: true }
      : null;
  }
  return looksLikeKey(source, key)
    ? { says: `${key} is the first column of ${source.name} and named after it`, assumed: true }
    : null;
}

/**
 * `item_id` at the head of `item`, `song_id` of `songs`, `address_id` of `customer_address`; not `sold_date_id` of `sales`, and not a key at the
 * head of a table that keeps several rows of it: satellites, links, histories, facts.
 */
function looksLikeKey({ name, columns }: SourceTable, key: string): boolean {
  const stem = /^(?:(.+)_)?(?:id|sk|key|hk|code)$/i.exec(key);
  if (
    !stem ||
    columns[0]?.name !== key ||
    /^(?:s|l|sat|link|lnk|fact|f)_|_(?:hist(?:ory)?|log|fact|facts|events?)$/i.test(name)
  ) {
    return false;
  }
  return stem[1] === undefined || name.toLowerCase().includes(stem[1].toLowerCase());
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
  const wide = widened(dependencies, design, table, lookup, { key, lookupKey, stored });
  if (!wide) return null;
  const queries = [...Map.groupBy(group, ({ query }) => query.queryId)].flatMap(
    ([, lookups]) => rewritten(dependencies, design, lookups, stored) ?? [],
  );
  const change = { tables: [wide], removedTables: [], queries };
  const next = applyProposal(design, { change });
  if (queries.length === 0 || !next) return null;
  const bound = readDesign(dependencies, next);
  const valid = queries.filter(({ sql }) => bound.bind(sql) !== null);
  if (valid.length === 0) return null;
  const queryIds = valid.map(({ queryId }) => queryId);
  const unique = uniqueness(analysis, lookup, lookupKey);
  const seconds = valid.reduce((sum, { queryId, sql }) => {
    const before = design.queries.find((query) => query.queryId === queryId)?.sql ?? '';
    const share = Math.max(
      0.15,
      savedShare(dependencies, analysis, { design, sql: before }, { design: next, sql }),
    );
    return sum + weightOf(analysis, [queryId]) * share;
  }, 0);
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

function widened(
  { syntax }: RuleDependencies,
  design: Design,
  table: DesignTable,
  lookup: DesignTable,
  {
    key,
    lookupKey,
    stored,
  }: { readonly key: string; readonly lookupKey: string; readonly stored: ReadonlyMap<string, string> },
): DesignTable | null {
  const parsed = syntax.parseOne(table.fill, design.dialect);
  const select = parsed.ok ? nodeAs(parsed.tree, 'select') : null;
  const base = nodeAs(select?.from?.expressions[0], 'table');
  const [source] = lookup.sources;
  if (!select || !base || !source) return null;
  const main = base.alias ?? identifier('base_row');
  const alias = identifier(
    freeName(
      'lookup',
      select.joins.map(({ this: joined }) => nodeAs(joined, 'table')?.alias?.name ?? ''),
    ),
  );
  const column = (owner: typeof main, name: string): SqlNode => ({
    column: { name: identifier(name), table: owner, join_mark: false, trailing_comments: [] },
  });
  const own = select.expressions.map((expression) => {
    const plain = nodeAs(expression, 'column');
    return plain && !plain.table ? { column: { ...plain, table: main } } : expression;
  });
  // The key may itself have been looked up before.
  const before = select.expressions.map((expression) => nodeAs(expression, 'alias'));
  const looked = before.find((held) => held?.alias.name === key)?.this ?? column(main, key);
  const added = [...stored].map(([name, as]) => ({
    alias: {
      this: column(alias, name),
      alias: identifier(as),
      column_aliases: [],
      alias_explicit_as: true,
      pre_alias_comments: [],
      trailing_comments: [],
    },
  }));
  const joined: SqlNode = {
    table: {
      ...base,
      name: identifier(source.name),
      schema: source.schema === null ? null : identifier(source.schema),
      catalog: source.catalog === null ? null : identifier(source.catalog),
      alias,
      alias_explicit_as: true,
    },
  };
  const join = {
    this: joined,
    on: {
      eq: {
        left: looked,
        right: column(alias, lookupKey),
        left_comments: [],
        operator_comments: [],
        trailing_comments: [],
      },
    },
    using: [],
    kind: 'Left',
    use_inner_keyword: false,
    use_outer_keyword: false,
    deferred_condition: false,
    join_hint: null,
    match_condition: null,
    pivots: [],
    comments: [],
    nesting_group: 0,
    directed: false,
  };
  const tree: SqlNode = {
    select: {
      ...select,
      expressions: [...own, ...added],
      from: { ...select.from, expressions: [{ table: { ...base, alias: main, alias_explicit_as: true } }] },
      joins: [...select.joins, join],
    },
  };
  const printed = syntax.print(tree, design.dialect);
  if (!printed.ok) return null;
  const columns = [...stored].flatMap(([name, as]) => {
    const found = typeOf(lookup, name);
    return found ? [{ ...found, name: as, nullable: true }] : [];
  });
  return {
    ...table,
    columns: [...table.columns, ...columns],
    fill: printed.sql,
    sources: [
      ...table.sources,
      ...lookup.sources.filter(({ name }) => !table.sources.some((other) => other.name === name)),
    ],
    kind: 'denormalised',
  };
}

/** The query without the joins; `null` where it cannot do without. */
function rewritten(
  { syntax }: RuleDependencies,
  design: Design,
  lookups: readonly Lookup[],
  stored: ReadonlyMap<string, string>,
): DesignQuery | null {
  const [first] = lookups;
  if (!first) return null;
  const { binding, queryId } = first.query;
  const bound = new Map(binding.columns.map((column) => [column.node, column]));
  const bySelect = new Map<unknown, Lookup>();
  for (const lookup of lookups)
    if (!bySelect.has(lookup.select.node)) bySelect.set(lookup.select.node, lookup);
  const byRelation = new Map<unknown, Lookup>([...bySelect.values()].map((lookup) => [lookup.to, lookup]));
  const moved = (node: ColumnNode): SqlNode | null => {
    const column = bound.get(node);
    const lookup = column && byRelation.get(column.relation);
    const name = column?.origin && stored.get(column.origin.column);
    if (!lookup || !name) return null;
    return { column: { ...node, name: identifier(name), table: identifier(lookup.from.alias), span: null } };
  };
  let failed = false;
  const tree = rebuildTree(binding.tree, (original, copy): SqlNode => {
    const column = nodeAs(original, 'column');
    if (column?.name) return moved(column) ?? copy;
    const lookup = bySelect.get(original);
    if (!lookup) return copy;
    const without = withoutLookup(
      original as unknown as SelectNode,
      copy as unknown as SelectNode,
      lookup,
      stored,
    );
    if (!without) failed = true;
    return (without ?? copy) as unknown as SqlNode;
  });
  const printed = failed ? null : syntax.print(tree, design.dialect);
  return printed?.ok ? { queryId, sql: printed.sql } : null;
}

function withoutLookup(
  original: SelectNode,
  copy: SelectNode,
  { to, from, equality, kind, lookupKey }: Lookup,
  stored: ReadonlyMap<string, string>,
): SelectNode | null {
  const isLookup = (node: SqlNode) => nodeAs(node, 'table') === to.node;
  const inFrom = (original.from?.expressions ?? []).findIndex(isLookup);
  const inJoins = original.joins.findIndex(({ this: joined }) => isLookup(joined));
  const freed: SqlNode[] = [];
  const keep = (before: SqlNode | null | undefined, after: SqlNode | null | undefined) => {
    const parts = splitConjuncts(before);
    const copies = splitConjuncts(after);
    return parts.length === copies.length ? copies.filter((_, index) => parts[index] !== equality) : null;
  };
  const where = keep(original.where_clause?.this, copy.where_clause?.this);
  const ons = copy.joins.map((join, index) => keep(original.joins[index]?.on, join.on));
  if (!where || ons.some((on) => on === null)) return null;
  let joins = copy.joins.map((join, index): JoinNode => ({ ...join, on: joinConjuncts(ons[index] ?? []) }));
  let sources = copy.from?.expressions ?? [];
  if (inJoins >= 0) {
    freed.push(...(ons[inJoins] ?? []));
    joins = joins.filter((_, index) => index !== inJoins);
  } else if (inFrom >= 0) {
    sources = sources.filter((_, index) => index !== inFrom);
    if (sources.length === 0) {
      const [next, ...others] = joins;
      if (next?.kind !== 'Inner') return null;
      freed.push(...splitConjuncts(next.on));
      sources = [next.this];
      joins = others;
    }
  } else return null;
  if (joins.some(({ kind: own, on }) => own !== 'Cross' && on === null)) return null;
  const marker = stored.get(lookupKey);
  const matched: SqlNode = {
    is_null: {
      this: {
        column: {
          name: identifier(marker ?? ''),
          table: identifier(from.alias),
          join_mark: false,
          trailing_comments: [],
        },
      },
      not: true,
      postfix_form: false,
    },
  };
  const condition = joinConjuncts([...where, ...freed, ...(kind === 'inner' ? [matched] : [])]);
  return {
    ...copy,
    expressions: copy.expressions.map((expression, index) => named(original.expressions[index], expression)),
    from: { ...copy.from, expressions: sources },
    joins,
    where_clause: condition && { this: condition },
  };
}

/** An output keeps its name when its column has another one now. */
function named(original: SqlNode | undefined, expression: SqlNode): SqlNode {
  const [before, after] = [nodeAs(original, 'column'), nodeAs(expression, 'column')];
  if (!before?.name || !after?.name || before.name.name === after.name.name) return expression;
  return {
    alias: {
      this: expression,
      alias: { ...before.name, span: null },
      column_aliases: [],
      alias_explicit_as: true,
      pre_alias_comments: [],
      trailing_comments: [],
    },
  };
}
