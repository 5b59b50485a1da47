import type { SourceColumn, TableName } from '../../analysis/analysis.ts';
import type { WantedType } from './wanted-type.ts';

/** A place of a query that speaks for another type of a column, or against one. */
export interface TypeHint {
  readonly table: TableName;
  readonly column: SourceColumn;
  readonly queryId: string;
  /** `null`: what it is compared with is neither a date nor a number, it has to stay text. */
  readonly wanted: WantedType | null;
  /** `format`: converted by one, of which a cast does not tell whether it fits. `comparison`: with something of the column's own type. */
  readonly by: 'conversion' | 'format' | 'comparison';
  /** In words: `it is cast to BIGINT`. */
  readonly evidence: string;
}
