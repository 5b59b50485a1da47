import type { CallOptions } from '../../../ports/call-options.ts';
import type { SqlNode } from '../../syntax/tree/sql-node.ts';
import { outputItems } from '../comparison/output-items.ts';
import type { PreparedQuery } from '../comparison/prepared-query.ts';
import type { Laboratory } from '../laboratory/laboratory.ts';

/** Columns that the original query names keep their names. */
export async function nameDifference(
  laboratory: Laboratory,
  original: SqlNode,
  before: PreparedQuery,
  after: PreparedQuery,
  options: CallOptions,
): Promise<string | null> {
  const left = await laboratory.query(before.cut ?? before.whole, options);
  const right = await laboratory.query(after.cut ?? after.whole, options);
  if (left.columns.length !== right.columns.length) {
    return `The rewritten query gives ${right.columns.length} columns instead of ${left.columns.length}.`;
  }
  for (const [index, { name }] of outputItems(original).entries()) {
    const other = right.columns[index]?.name ?? '';
    if (name !== null && name.toLowerCase() !== other.toLowerCase()) {
      return `The rewritten query calls column ${index + 1} "${other}" instead of "${name}".`;
    }
  }
  return null;
}
