import type { Binding } from '../../../analysis/binding.ts';
import type { ColumnNode } from '../../../syntax/tree/expression-nodes.ts';
import type { ReadDesign } from '../../read-design.ts';

/** Whether a column holds days or moments; `null` where it holds neither, or moments of a zone. */
export function dateType(
  binding: Binding,
  read: ReadDesign,
  column: ColumnNode,
): 'date' | 'timestamp' | null {
  const origin = binding.columns.find(({ node }) => node === column)?.origin;
  const type = origin && read.tableOf(origin)?.columns.find(({ name }) => name === origin.column)?.type;
  if (!type) return null;
  if (/^date$/i.test(type)) return 'date';
  return /^(?:timestamp|datetime)\s*(?:\(\d\))?(?:\s+without\s+time\s+zone)?$/i.test(type)
    ? 'timestamp'
    : null;
}
