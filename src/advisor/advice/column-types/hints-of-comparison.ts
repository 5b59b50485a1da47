import { literalText } from '../../analysis/literal-text.ts';
import { kindOf } from '../../syntax/kind-of.ts';
import { nodeAs } from '../../syntax/node-as.ts';
import type { BinaryNode } from '../../syntax/tree/expression-nodes.ts';
import type { SqlNode } from '../../syntax/tree/sql-node.ts';
import type { FoundColumn } from './column-finder.ts';
import type { TypeHint } from './type-hint.ts';
import { typeOfText } from './type-of-text.ts';

type Found = Omit<TypeHint, 'queryId'>;
type Find = (expression: SqlNode | null | undefined) => FoundColumn | null;

/** What a column is compared with, where that tells of its type. */
export function hintsOfComparison(node: SqlNode, find: Find): readonly Found[] {
  if (Object.keys(node).length !== 1) return [];
  const kind = kindOf(node);
  const within = nodeAs(node, 'in');
  if (within) return ofValues(find(within.this), within.expressions, true);
  const between = nodeAs(node, 'between');
  if (between) return ofValues(find(between.this), [between.low, between.high], false);
  const like = nodeAs(node, 'like') ?? nodeAs(node, 'i_like');
  if (like?.left) return ofPattern(find(like.left), like.right);
  if (!comparisons.has(kind)) return [];
  const { left, right } = node[kind] as BinaryNode;
  const [one, other] = [find(left), find(right)];
  if (one && other) return [...ofColumns(one, other), ...ofColumns(other, one)];
  const equal = kind === 'eq' || kind === 'neq';
  return [...ofValues(one, [right], equal), ...ofValues(other, [left], equal)];
}

const comparisons = new Set(['eq', 'neq', 'lt', 'lte', 'gt', 'gte']);

function ofColumns(column: FoundColumn, other: FoundColumn): readonly Found[] {
  if (column.family !== 'text' || !['whole', 'date', 'timestamp'].includes(other.family)) return [];
  const evidence = `it is compared with ${other.column.name} of ${other.table.name}, which is ${other.column.type}`;
  return [
    {
      ...column,
      wanted: { kind: other.family as 'whole' | 'date' | 'timestamp' },
      by: 'conversion',
      evidence,
    },
  ];
}

function ofValues(column: FoundColumn | null, values: readonly SqlNode[], equal: boolean): readonly Found[] {
  return column ? values.flatMap((value) => ofValue(column, value, equal)) : [];
}

function ofValue(column: FoundColumn, value: SqlNode, equal: boolean): readonly Found[] {
  const text = literalText(value);
  if (text === null) return [];
  const literal = nodeAs(value, 'literal');
  if (literal?.literal_type === 'string')
    return column.family === 'text' ? ofText(column, literal.value, equal) : [];
  const typed = /^(DATE|TIMESTAMP) '/.exec(text)?.[1]?.toLowerCase() as 'date' | 'timestamp' | undefined;
  if (typed && column.family === 'text')
    return [
      { ...column, wanted: { kind: typed }, by: 'conversion', evidence: `it is compared with ${text}` },
    ];
  const wanted = typeOfText(text);
  if (wanted?.kind !== 'whole' && wanted?.kind !== 'decimal') return [];
  if (column.family === 'text')
    return [{ ...column, wanted, by: 'conversion', evidence: `it is compared with the number ${text}` }];
  if (column.isInexact && equal && wanted.kind === 'decimal')
    return [{ ...column, wanted, by: 'comparison', evidence: `it is compared by equality with ${text}` }];
  return [];
}

/** A text that is a date speaks for dates; one that is a number speaks for nothing, and any other for text. */
function ofText(column: FoundColumn, text: string, equal: boolean): readonly Found[] {
  const wanted = typeOfText(text);
  if (wanted?.kind === 'date' || wanted?.kind === 'timestamp')
    return [
      { ...column, wanted, by: 'comparison', evidence: `it is compared with '${text}', a ${wanted.kind}` },
    ];
  const { padding } = column;
  if (padding !== null && equal && text.length < padding) {
    const evidence = `it is compared with '${text}', shorter than its ${padding} characters`;
    return [{ ...column, wanted: { kind: 'text', length: padding }, by: 'comparison', evidence }];
  }
  return wanted === null
    ? [{ ...column, wanted, by: 'comparison', evidence: 'it is compared with other texts' }]
    : [];
}

/** `LIKE '2024-06%'` */
function ofPattern(column: FoundColumn | null, pattern: SqlNode): readonly Found[] {
  if (column?.family !== 'text') return [];
  const text = nodeAs(pattern, 'literal')?.value ?? '';
  const isDate = /^\d{4}-(?:\d\d(?:-\d\d)?)?-?%$/.test(text);
  const evidence = `it is compared with the pattern '${text}'`;
  return [{ ...column, wanted: isDate ? { kind: 'date' } : null, by: 'comparison', evidence }];
}
