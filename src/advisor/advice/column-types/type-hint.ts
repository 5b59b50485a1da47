import type { SourceColumn, TableName } from '../../analysis/analysis.ts';
import type { WantedType } from './wanted-type.ts';

/** A place of a query that speaks for another type of a column, or against one. */
export interface TypeHint {
  readonly table: TableName;
  readonly column: SourceColumn;
  readonly queryId: string;
  /** `null`: what it is compared with is neither a date nor a number, it has to stay text. */
  readonly wanted: WantedType | null;
  /** It is read by a format: a cast does not tell whether it can be. */
  readonly hasFormat: boolean;
  /** In words: `it is cast to BIGINT`. */
  readonly evidence: string;
}
