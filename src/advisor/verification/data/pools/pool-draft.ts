import type { SqlNode } from '../../../syntax/tree/sql-node.ts';
import type { ColumnFamily } from '../column-family.ts';
import type { DataValue } from '../fit-value.ts';

/** What has been learnt of a column so far. */
export interface PoolDraft {
  readonly family: ColumnFamily;
  readonly type: string;
  /** Constants that the column itself, or a function of it, is compared with. */
  readonly literals: DataValue[];
  readonly conditions: SqlNode[];
  readonly parts: DataValue[];
}
