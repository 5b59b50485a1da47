import type { Dialect } from '../../ports/dialect.ts';
import type { ColumnReference } from '../analysis/analysis.ts';
import type { Binding } from '../analysis/binding.ts';
import { kindOf } from '../syntax/kind-of.ts';
import { nodeAs } from '../syntax/node-as.ts';
import type { BinaryNode } from '../syntax/tree/expression-nodes.ts';
import type { SqlNode } from '../syntax/tree/sql-node.ts';

export interface TypeContext {
  readonly binding: Binding;
  readonly dialect: Dialect;
  /** The type of a base column, as written. */
  readonly typeOfColumn: (origin: ColumnReference) => string | null;
  readonly print: (node: SqlNode) => string | null;
}

/**
 * The type of an expression as it can stand in a CREATE TABLE; `null` where it is not certain. A table made of a guess would round or
 * cut values.
 */
export function typeOfExpression(context: TypeContext, node: SqlNode): string | null {
  const { binding, dialect, typeOfColumn } = context;
  const inner = (part: SqlNode | null | undefined) => (part ? typeOfExpression(context, part) : null);
  const alias = nodeAs(node, 'alias') ?? nodeAs(node, 'paren');
  if (alias) return inner(alias.this);
  const column = nodeAs(node, 'column');
  if (column?.name) {
    const bound = binding.columns.find((candidate) => candidate.node === column);
    return bound?.origin ? typeOfColumn(bound.origin) : derivedType(context, bound);
  }
  const literal = nodeAs(node, 'literal');
  if (literal) return literalType(literal.literal_type, literal.value);
  const cast = nodeAs(node, 'cast');
  if (cast) return typeInCast(context, node);
  const kind = kindOf(node);
  const held = node[kind] as { this?: SqlNode; args?: readonly SqlNode[]; name?: string } | null;
  const name = kind === 'function' ? String(held?.name).toLowerCase() : kind;
  const argument = held?.this ?? held?.args?.[0] ?? null;
  if (name === 'count' || name === 'count_if') return 'BIGINT';
  if (name === 'min' || name === 'max') return inner(argument);
  if (name === 'sum') return sumType(inner(argument), dialect);
  if (name === 'avg') return averageType(inner(argument), dialect);
  if (dateParts.has(name)) return dialect === 'trino' || dialect === 'duckdb' ? 'BIGINT' : null;
  if (name === 'date_trunc') return dialect === 'trino' ? inner(held?.args?.[1]) : null;
  if (name === 'date') return 'DATE';
  if (name === 'lower' || name === 'upper' || name === 'trim') return inner(argument);
  if (name === 'coalesce')
    return allEqual(
      ((held as { expressions?: readonly SqlNode[] }).expressions ?? held?.args ?? []).map(inner),
    );
  if (kind === 'case') return caseType(context, node);
  if (arithmetic.has(kind)) {
    const { left, right } = node[kind] as BinaryNode;
    return arithmeticType(inner(left), inner(right), kind);
  }
  return comparisons.has(kind) ? 'BOOLEAN' : null;
}

const dateParts = new Set([
  'year',
  'month',
  'day',
  'quarter',
  'week',
  'hour',
  'minute',
  'extract',
  'day_of_week',
  'day_of_year',
  'length',
]);
const arithmetic = new Set(['add', 'sub', 'mul', 'div']);
const comparisons = new Set([
  'eq',
  'neq',
  'lt',
  'lte',
  'gt',
  'gte',
  'and',
  'or',
  'not',
  'is_null',
  'in',
  'between',
  'like',
]);

function derivedType(context: TypeContext, bound: Binding['columns'][number] | undefined): string | null {
  if (!bound) return null;
  const { binding } = context;
  for (const select of binding.selects) {
    if (select.outputs !== bound.relation.columns) continue;
    const index = select.outputs?.findIndex(({ name }) => name === bound.name) ?? -1;
    const expression = select.node.expressions[index];
    return expression && !nodeAs(expression, 'star') ? typeOfExpression(context, expression) : null;
  }
  return null;
}

function literalType(kind: string, value: string): string | null {
  if (kind === 'number') return /^\d{1,9}$/.test(value) ? 'INTEGER' : null;
  if (kind === 'string') return 'VARCHAR';
  return kind === 'date' ? 'DATE' : null;
}

function typeInCast(context: TypeContext, node: SqlNode): string | null {
  const printed = context.print(node);
  return printed === null ? null : (/\bAS\s+([\s\S]+)\)$/i.exec(printed)?.[1] ?? null);
}

function family(type: string | null): 'integer' | 'double' | 'decimal' | 'other' {
  if (type === null) return 'other';
  if (/^(?:tinyint|smallint|int(?:eger)?|bigint|int[248])\b/i.test(type)) return 'integer';
  if (/^(?:double|real|float)/i.test(type)) return 'double';
  return /^(?:decimal|numeric)\s*\(/i.test(type) ? 'decimal' : 'other';
}

function sumType(type: string | null, dialect: Dialect): string | null {
  const kind = family(type);
  if (kind === 'double') return /^real/i.test(type ?? '') ? null : 'DOUBLE';
  if (kind === 'integer')
    return dialect === 'trino' ? 'BIGINT' : dialect === 'duckdb' ? 'HUGEINT' : 'NUMERIC';
  if (kind !== 'decimal') return null;
  const scale = /,\s*(\d+)\s*\)/.exec(type ?? '')?.[1] ?? '0';
  return dialect === 'trino' || dialect === 'duckdb' ? `DECIMAL(38, ${scale})` : 'NUMERIC';
}

function averageType(type: string | null, dialect: Dialect): string | null {
  const kind = family(type);
  if (kind === 'double') return 'DOUBLE';
  if (dialect === 'duckdb') return kind === 'other' ? null : 'DOUBLE';
  if (dialect !== 'trino') return null;
  return kind === 'integer' ? 'DOUBLE' : kind === 'decimal' ? type : null;
}

function arithmeticType(left: string | null, right: string | null, operator: string): string | null {
  const [one, other] = [family(left), family(right)];
  if ([one, other].includes('other')) return null;
  if (one === 'double' || other === 'double') return 'DOUBLE';
  if (one === 'integer' && other === 'integer' && operator !== 'div') return 'BIGINT';
  return null;
}

function caseType(context: TypeContext, node: SqlNode): string | null {
  const held = node.case as { whens?: readonly (readonly [SqlNode, SqlNode])[]; else_?: SqlNode | null };
  const branches = [...(held.whens ?? []).map(([, then]) => then), ...(held.else_ ? [held.else_] : [])];
  const values = branches.filter((branch) => !('null' in branch));
  return allEqual(values.map((branch) => typeOfExpression(context, branch)));
}

function allEqual(types: readonly (string | null)[]): string | null {
  const [first = null] = types;
  return types.every((type) => type === first) ? first : null;
}
