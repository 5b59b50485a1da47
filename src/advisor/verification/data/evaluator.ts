import type { CallOptions } from '../../../ports/call-options.ts';
import type { SqlNode } from '../../syntax/tree/sql-node.ts';
import type { DataValue } from './fit-value.ts';

/** Asks the engine that the queries run in. */
export interface Evaluator {
  /** The constants' values as text, `null` where one cannot be told. */
  constants(trees: readonly SqlNode[], options: CallOptions): Promise<readonly (string | null)[]>;
  /** For each value, how many of the conditions on `v` hold; −1 where a column of the type cannot hold it. */
  score(
    type: string,
    values: readonly DataValue[],
    conditions: readonly SqlNode[],
    options: CallOptions,
  ): Promise<readonly number[]>;
}
