import type { Dialect } from '../../../ports/dialect.ts';
import { quoteIdentifier } from '../../syntax/quote-identifier.ts';
import { renderPath } from '../../syntax/render-path.ts';
import { columnFamily } from '../../verification/data/column-family.ts';
import type { TypeHint } from './type-hint.ts';
import type { WantedType } from './wanted-type.ts';

/** Counts the values that the type cannot hold as they are; `null` where the engine has no conversion that fails quietly. */
export function checkStatement(
  { table, column }: Pick<TypeHint, 'table' | 'column'>,
  { wanted, type }: { readonly wanted: WantedType; readonly type: string },
  dialect: Dialect,
): string | null {
  if (dialect !== 'trino' && dialect !== 'duckdb') return null;
  const name = quoteIdentifier(column.name, dialect);
  const from = `SELECT count(*) FROM ${renderPath(table, dialect)} WHERE`;
  const family = columnFamily(column.type);
  if (family === 'decimal') return `${from} CAST(CAST(${name} AS ${type}) AS ${column.type}) <> ${name}`;
  if (family !== 'text' || wanted.kind === 'text') return null;
  const read = `TRY_CAST(${name} AS ${type})`;
  // A number that is written otherwise than numbers are is a code.
  const otherwise = wanted.kind === 'whole' ? ` OR CAST(${read} AS VARCHAR) <> ${name}` : '';
  return `${from} ${name} IS NOT NULL AND (${read} IS NULL${otherwise})`;
}
