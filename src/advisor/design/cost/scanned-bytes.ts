import type { Analysis } from '../../analysis/analysis.ts';
import type { Binding } from '../../analysis/binding.ts';
import { lakehouses } from '../dialects.ts';
import type { ReadDesign } from '../read-design.ts';
import { columnBytes } from './column-bytes.ts';
import { tableSize } from './table-size.ts';

/**
 * What a query reads of a design, in bytes, before any partition or index is thought of: of a lakehouse the columns it names, of a
 * row store whole rows. A common table expression that is used twice is read twice.
 */
export function scannedBytes(analysis: Analysis, read: ReadDesign, binding: Binding): number {
  const columnar = lakehouses.includes(analysis.dialect);
  const uses = usesOfScans(binding);
  return binding.scans.reduce((sum, relation) => {
    const table = read.tableOf(relation.table);
    if (!table) return sum;
    const { rows, bytes } = tableSize(analysis, table);
    const named = new Set(
      binding.columns.flatMap((column) => (column.relation === relation ? [column.name] : [])),
    );
    const width = table.columns
      .filter(({ name }) => named.has(name) || named.has(name.toLowerCase()))
      .reduce((total, { type }) => total + columnBytes(type), 0);
    return sum + (columnar ? rows * Math.max(width, 1) : bytes) * (uses.get(relation) ?? 1);
  }, 0);
}

/** How often each scan happens: as often as the expression it stands in is used. */
function usesOfScans(binding: Binding): ReadonlyMap<unknown, number> {
  const uses = new Map<unknown, number>();
  for (const { body, uses: count } of binding.ctes) {
    const text = JSON.stringify(body);
    for (const scan of binding.scans) {
      if (text.includes(JSON.stringify(scan.node))) uses.set(scan, Math.max(1, count));
    }
  }
  return uses;
}
