import type { Binding } from '../../analysis/binding.ts';
import { splitConjuncts } from '../../analysis/split-conjuncts.ts';
import { kindOf } from '../../syntax/kind-of.ts';
import { nodeAs } from '../../syntax/node-as.ts';
import type { BinaryNode, ColumnNode, SqlNode } from '../../syntax/sql-tree.ts';
import { transformTree } from '../../syntax/transform-tree.ts';
import { walkTree } from '../../syntax/walk-tree.ts';
import { proposeRewrites } from '../propose-rewrites.ts';
import type { ReadDesign } from '../read-design.ts';
import type { Rule } from '../rule.ts';
import { type Comparison, type DateRange, type DateUnit, dateRange } from './date-range.ts';
import { firstOfMonth } from './first-of-month.ts';

/**
 * `year(day) = 2024` → `day >= DATE '2024-01-01' AND day < DATE '2025-01-01'`: a condition on the column itself can use partitions, the
 * statistics of files, an index. `month(day) = 6` alone is a part of every year and stays.
 *
 * Equal by construction: on a DATE or a TIMESTAMP without a zone both sides are true, false and null for the same values.
 */
export const halfOpenDateRange: Rule = {
  name: 'half-open-date-range',
  dialects: ['trino', 'duckdb', 'postgres', 'mysql', 'mariadb'],
  propose: (dependencies, analysis, design) =>
    proposeRewrites(dependencies, analysis, design, {
      rule: 'half-open-date-range',
      title: 'Conditions on parts of dates become ranges of dates',
      what: 'A function around a date column in a condition is exchanged for a half-open range of the column.',
      assumes: [],
      proof: 'test',
      rewrite: ({ binding }, read) => {
        const replaced = replacements(binding, read);
        if (replaced.size === 0) return null;
        return {
          tree: transformTree(binding.tree, (node) => replaced.get(node) ?? null),
          evidence: `${replaced.size} conditions on parts of a date`,
          savedShare: 0.2,
        };
      },
    }),
};

function replacements(binding: Binding, read: ReadDesign): ReadonlyMap<SqlNode, SqlNode> {
  const found = new Map<SqlNode, SqlNode>();
  const typeOf = (column: ColumnNode) => dateType(binding, read, column);
  for (const { node } of binding.selects) {
    for (const condition of [node.where_clause?.this, ...node.joins.map(({ on }) => on)]) {
      replaceYearMonth(splitConjuncts(condition), typeOf, found);
    }
  }
  walkTree(
    binding.selects.flatMap(({ node }) => [node.where_clause, ...node.joins.map(({ on }) => on)]),
    (node) => {
      if (found.has(node)) return false;
      const compared = comparedPart(node);
      const type = compared && typeOf(compared.column);
      const range = compared && type && rangeOf(compared);
      if (compared && type && range) found.set(node, rangeNode(compared.column, range, type));
      return true;
    },
  );
  return found;
}

interface ComparedPart {
  readonly column: ColumnNode;
  /** `year` of `year(c) = 2024`, `trunc month` of `date_trunc('month', c) = DATE '2024-06-01'`. */
  readonly part: string;
  readonly comparison: Comparison;
  readonly value: string;
  /** Of BETWEEN. */
  readonly upTo: string | null;
}

function comparedPart(node: SqlNode): ComparedPart | null {
  const between = nodeAs(node, 'between');
  if (between && !between.not) {
    const part = datePart(between.this);
    const [low, high] = [plainValue(between.low), plainValue(between.high)];
    return part && low !== null && high !== null
      ? { ...part, comparison: 'eq', value: low, upTo: high }
      : null;
  }
  const kind = kindOf(node);
  if (!['eq', 'lt', 'lte', 'gt', 'gte'].includes(kind)) return null;
  const { left, right } = node[kind] as BinaryNode;
  const [straight, mirrored] = [datePart(left), datePart(right)];
  const value = plainValue(straight ? right : left);
  const part = straight ?? mirrored;
  if (!part || value === null) return null;
  return {
    ...part,
    comparison: straight ? (kind as Comparison) : mirror(kind as Comparison),
    value,
    upTo: null,
  };
}

function mirror(comparison: Comparison): Comparison {
  return ({ eq: 'eq', lt: 'gt', lte: 'gte', gt: 'lt', gte: 'lte' } as const)[comparison];
}

function datePart(node: SqlNode): Pick<ComparedPart, 'column' | 'part'> | null {
  const paren = nodeAs(node, 'paren');
  if (paren) return datePart(paren.this);
  const kind = kindOf(node);
  const held = node[kind] as {
    this?: SqlNode;
    field?: string;
    name?: string;
    args?: readonly SqlNode[];
    to?: { data_type: string };
  };
  const bare = (part: SqlNode | undefined) => {
    const column = nodeAs(part, 'column');
    return column?.name ? column : null;
  };
  const of = (column: ColumnNode | null, part: string) => (column ? { column, part } : null);
  if (['year', 'month', 'quarter'].includes(kind)) return of(bare(held.this), kind);
  if (kind === 'extract') return of(bare(held.this), String(held.field).toLowerCase());
  if (kind === 'cast' && held.to?.data_type === 'date') return of(bare(held.this), 'trunc day');
  if (kind === 'date') return of(bare(held.this), 'trunc day');
  if (kind !== 'function' && kind !== 'date_trunc') return null;
  const name = kind === 'function' ? String(held.name).toLowerCase() : kind;
  const [first, second] = held.args ?? [];
  const unit = nodeAs(first, 'literal')?.value.toLowerCase() ?? '';
  if (name === 'date_trunc') return of(bare(second), `trunc ${unit}`);
  if (name === 'date_part') return of(bare(second), unit);
  return name === 'date' && held.args?.length === 1 ? of(bare(first), 'trunc day') : null;
}

function plainValue(node: SqlNode): string | null {
  const literal = nodeAs(node, 'literal') ?? castLiteral(node);
  return literal?.value ?? null;
}

function castLiteral(node: SqlNode): { readonly value: string } | null {
  const cast = nodeAs(node, 'cast');
  return cast && ['date', 'timestamp'].includes(cast.to.data_type) ? nodeAs(cast.this, 'literal') : null;
}

function rangeOf({ part, comparison, value, upTo }: ComparedPart): DateRange | null {
  if (part === 'year') {
    if (!isYear(value) || (upTo !== null && !isYear(upTo))) return null;
    if (upTo !== null)
      return joined(
        dateRange('year', firstOfMonth(Number(value)), 'gte'),
        dateRange('year', firstOfMonth(Number(upTo)), 'lte'),
      );
    return dateRange('year', firstOfMonth(Number(value)), comparison);
  }
  const unit = /^trunc (year|quarter|month|week|day)$/.exec(part)?.[1] as DateUnit | undefined;
  const [start, end] = [dayOf(value), upTo === null ? null : dayOf(upTo)];
  if (!unit || start === null) return null;
  if (upTo === null) return dateRange(unit, start, comparison);
  return end === null ? null : joined(dateRange(unit, start, 'gte'), dateRange(unit, end, 'lte'));
}

function joined(low: DateRange | null, high: DateRange | null): DateRange | null {
  return low && high ? { from: low.from, until: high.until } : null;
}

function isYear(value: string): boolean {
  return /^[12]\d{3}$/.test(value);
}

/** The day of a literal that is midnight. */
function dayOf(value: string): string | null {
  return /^(\d{4}-\d\d-\d\d)(?:[ T]00:00(?::00(?:\.0+)?)?)?$/.exec(value)?.[1] ?? null;
}

/** `year(c) = 2024 AND month(c) = 6` is one month; which of the two comes first does not matter. */
function replaceYearMonth(
  conjuncts: readonly SqlNode[],
  typeOf: (column: ColumnNode) => 'date' | 'timestamp' | null,
  found: Map<SqlNode, SqlNode>,
): void {
  const parts = conjuncts.flatMap((node) => {
    const part = comparedPart(node);
    return part?.comparison === 'eq' && part.upTo === null ? [{ node, ...part }] : [];
  });
  for (const year of parts.filter(({ part, value }) => part === 'year' && isYear(value))) {
    const month = parts.find(
      ({ part, column, value }) =>
        part === 'month' && sameColumn(column, year.column) && /^(?:[1-9]|1[0-2])$/.test(value),
    );
    const type = typeOf(year.column);
    const range = month && dateRange('month', firstOfMonth(Number(year.value), Number(month.value)), 'eq');
    if (!month || !type || !range) continue;
    const [low, high] = boundNodes(year.column, range, type);
    if (low && high) {
      found.set(year.node, low);
      found.set(month.node, high);
    }
  }
}

function sameColumn(a: ColumnNode, b: ColumnNode): boolean {
  return a.name.name === b.name.name && a.table?.name === b.table?.name;
}

function rangeNode(column: ColumnNode, range: DateRange, type: 'date' | 'timestamp'): SqlNode {
  const [low, high] = boundNodes(column, range, type);
  if (low && high) return { paren: { this: { and: binary(low, high) }, trailing_comments: [] } };
  return (low ?? high) as SqlNode;
}

function boundNodes(
  column: ColumnNode,
  { from, until }: DateRange,
  type: 'date' | 'timestamp',
): readonly [SqlNode | null, SqlNode | null] {
  const literal = (day: string): SqlNode => ({
    literal: { literal_type: type, value: type === 'date' ? day : `${day} 00:00:00` },
  });
  return [
    from === null ? null : { gte: binary({ column }, literal(from)) },
    until === null ? null : { lt: binary({ column }, literal(until)) },
  ];
}

function binary(left: SqlNode, right: SqlNode): SqlNode {
  return { left, right, left_comments: [], operator_comments: [], trailing_comments: [] };
}

function dateType(binding: Binding, read: ReadDesign, column: ColumnNode): 'date' | 'timestamp' | null {
  const origin = binding.columns.find(({ node }) => node === column)?.origin;
  const type = origin && read.tableOf(origin)?.columns.find(({ name }) => name === origin.column)?.type;
  if (!type) return null;
  if (/^date$/i.test(type)) return 'date';
  return /^(?:timestamp|datetime)\s*(?:\(\d\))?(?:\s+without\s+time\s+zone)?$/i.test(type)
    ? 'timestamp'
    : null;
}
