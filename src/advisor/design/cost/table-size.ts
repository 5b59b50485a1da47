import type { Analysis } from '../../analysis/analysis.ts';
import type { DesignTable } from '../design.ts';
import { columnBytes } from './column-bytes.ts';
import { sourceOf } from './source-of.ts';

export interface TableSize {
  readonly rows: number;
  readonly bytes: number;
  /** Whether the source told. */
  readonly known: boolean;
}

/** Rows of a table nobody has told anything about. Only proportions matter. */
const defaultRows = 1_000_000;

/** Of rows that are grouped, one in so many is left, when nothing better is known. */
const groupingFactor = 50;

/**
 * The size of a design's table: the rows of its largest source, of which a table of grouped rows keeps one in fifty, times the
 * widths of its columns.
 */
export function tableSize(
  analysis: Analysis,
  table: Pick<DesignTable, 'sources' | 'kind' | 'columns'>,
): TableSize {
  const told = table.sources.map((name) => sourceOf(analysis, name)?.statistics?.rows ?? null);
  const rows = Math.max(1, ...told.map((count) => count ?? defaultRows));
  const kept = table.kind === 'rollup' ? Math.max(1, rows / groupingFactor) : rows;
  const width = table.columns.reduce((sum, { type }) => sum + columnBytes(type), 0);
  return { rows: kept, bytes: kept * width, known: told.every((count) => count !== null) };
}
