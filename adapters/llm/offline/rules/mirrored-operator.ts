import type { ComparisonOperator } from '../lexicon/function-tag.ts';

/** The operator with its sides exchanged in sense: more becomes less. */
export function mirroredOperator(op: ComparisonOperator): ComparisonOperator {
  const mirror: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
    '=': '=',
    '!=': '!=',
    '>': '<',
    '>=': '<=',
    '<': '>',
    '<=': '>=',
  };
  return mirror[op];
}
