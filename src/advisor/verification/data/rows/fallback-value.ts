import type { SourceTable } from '../../../analysis/analysis.ts';
import { columnFamily } from '../column-family.ts';
import type { DataValue } from '../fit-value.ts';

/** For a column that nothing is known of. */
export function fallbackValue(table: SourceTable, index: number, nullable: boolean): DataValue {
  const family = columnFamily(table.columns[index]?.type ?? '');
  if (nullable || family === 'other') return null;
  return family === 'text' ? 'a' : null;
}
