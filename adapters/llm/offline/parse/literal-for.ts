import type { Condition, Expression } from '../ir/query.ts';
import type { ComparisonOperator } from '../lexicon/function-tag.ts';
import type { SchemaColumn } from '../schema/schema-model.ts';

/**
 * `column op text` with the literal in the column's type: numbers bare, a year against a date by its year, text
 * without regard to case unless it is known to be stored so.
 */
export function literalFor(
  column: SchemaColumn,
  op: ComparisonOperator,
  text: string,
  stored: boolean,
): Condition {
  const operand: Expression = { kind: 'column', column };
  const numeric = /^-?\d+(?:\.\d+)?$/.test(text);
  const year = /^(?:1[5-9]|20)\d\d$/.test(text);
  if (year && (column.kind === 'date' || (column.kind === 'text' && column.words.includes('dat')))) {
    const part: Expression = { kind: 'datePart', part: 'year', argument: operand };
    return { kind: 'compare', left: part, op, right: { kind: 'literal', value: Number(text) }, fold: false };
  }
  if (numeric && column.kind !== 'date' && column.kind !== 'text') {
    return {
      kind: 'compare',
      left: operand,
      op,
      right: { kind: 'literal', value: Number(text) },
      fold: false,
    };
  }
  if (column.kind === 'boolean' && /^(?:true|false|yes|no)$/i.test(text)) {
    const value = /^(?:true|yes)$/i.test(text) ? 1 : 0;
    return { kind: 'compare', left: operand, op, right: { kind: 'literal', value }, fold: false };
  }
  const label = column.context.enumValues?.find((value) => value.toLowerCase() === text.toLowerCase());
  if (label !== undefined) {
    return { kind: 'compare', left: operand, op, right: { kind: 'literal', value: label }, fold: false };
  }
  const fold = !stored && column.kind === 'text' && column.context.enumValues === null;
  return { kind: 'compare', left: operand, op, right: { kind: 'literal', value: text }, fold };
}
