import type { Analysis } from '../../analysis/analysis.ts';
import { columnBytes } from '../../design/cost/column-bytes.ts';
import { scannedBytes } from '../../design/cost/scanned-bytes.ts';
import { sourceOf } from '../../design/cost/source-of.ts';
import { tableSize } from '../../design/cost/table-size.ts';
import type { ReadDesign } from '../../design/read-design.ts';
import type { DistinctSelect } from './distinct-select.ts';
import type { DistinctSet } from './distinct-sets.ts';

/** Of the bytes that a query reads, the share it no longer reads where it has the sets instead, 0 to 0.95; `null` where nobody told how many values its columns have. */
export function setsShare(
  analysis: Analysis,
  read: ReadDesign,
  { query }: DistinctSelect,
  sets: readonly DistinctSet[],
): number | null {
  const before = scannedBytes(analysis, read, query.binding);
  const bytes = sets.map((set) => bytesOf(analysis, read, set));
  if (!bytes.every((one) => one !== null)) return null;
  const after = bytes.reduce((sum, one) => sum + one, 0);
  return before > 0 ? Math.min(0.95, Math.max(0, 1 - after / before)) : 0;
}

/** As many rows as its columns have values together, and no more than its tables. */
function bytesOf(analysis: Analysis, read: ReadDesign, { columns }: DistinctSet): number | null {
  const known = [...columns.values()].map(({ origin }) => {
    const table = origin && read.tableOf(origin);
    const column = table?.columns.find(({ name }) => name === origin?.column);
    const [source] = table?.sources ?? [];
    const distinct =
      source && sourceOf(analysis, source)?.statistics?.columns[origin?.column ?? '']?.distinct;
    return { table, bytes: columnBytes(column?.type ?? ''), distinct: distinct ?? null };
  });
  const sources = known.flatMap(({ table }) => table?.sources ?? []);
  const all = tableSize(analysis, { sources, kind: 'copy', columns: [] }).rows;
  const counts = known.map(({ distinct }) => distinct);
  if (!counts.every((count) => count !== null)) return null;
  const rows = Math.min(
    all,
    counts.reduce((product, count) => product * Math.max(1, count), 1),
  );
  return rows * known.reduce((sum, { bytes }) => sum + bytes, 0);
}
