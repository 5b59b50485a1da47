import type { Dialect } from '../../../../src/adapter-kit/index.ts';
import type { SchemaColumn } from '../schema/schema-model.ts';

/** Two sides of a key as text where one is text and the other a number, for engines that do not convert by themselves. */
export function alignKinds(
  left: readonly [text: string, column: SchemaColumn],
  right: readonly [text: string, column: SchemaColumn],
  dialect: Dialect,
): readonly [string, string] {
  const strict = ['postgres', 'duckdb', 'trino', 'clickhouse'].includes(dialect);
  const side = ([text, column]: readonly [string, SchemaColumn], other: SchemaColumn): string =>
    strict && column.kind === 'number' && other.kind === 'text' ? `CAST(${text} AS VARCHAR)` : text;
  return [side(left, right[1]), side(right, left[1])];
}
