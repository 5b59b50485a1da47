import type { Analysis } from '../../../analysis/analysis.ts';
import type { BoundColumn } from '../../../analysis/binding.ts';
import { sourceOf } from '../../cost/source-of.ts';
import type { ReadDesign } from '../../read-design.ts';

/** Grouping by a key or a moment leaves as many rows as there were. */
export function isTooFine(analysis: Analysis, { origin }: BoundColumn, read: ReadDesign): boolean {
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
