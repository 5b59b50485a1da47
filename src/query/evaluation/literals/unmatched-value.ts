import type { Dialect } from '../../../ports/dialect.ts';
import type { SqlFault } from '../../../ports/sql-fault.ts';
import type { ColumnValues } from '../../../values/column-values.ts';
import { nearestValues } from '../../../values/nearest-values.ts';
import { comparedLiterals } from './compared-literals.ts';
import type { ComparedLiterals, Comparison } from './comparison.ts';

/**
 * Why a statement that gave no row may have given none: it compares a column with a text that is not among the column's known values; `null` when every such text is known, or nothing is known of the columns.
 */
export async function unmatchedValue(
  sql: string,
  dialect: Dialect,
  values: readonly ColumnValues[],
): Promise<SqlFault | null> {
  if (values.length === 0) return null;
  const compared = await comparedLiterals(sql, dialect);
  for (const comparison of compared.comparisons) {
    const columns = columnsOf(comparison, compared, values);
    const known = columns.flatMap((column) => column.values);
    if (known.length === 0 || holds(known, comparison, dialect)) continue;
    const [{ table, column } = { table: '', column: '' }] = columns;
    return {
      kind: 'unmatched_value',
      name: `${table}.${column} = ${JSON.stringify(comparison.literal)}`,
      message: 'no row was found',
      suggestions: nearestValues(comparison.literal, known),
    };
  }
  return null;
}

function columnsOf(
  { qualifier, column }: Comparison,
  { sources }: ComparedLiterals,
  values: readonly ColumnValues[],
): readonly ColumnValues[] {
  const tables = new Set(
    sources
      .filter(({ alias }) => qualifier === null || same(alias, qualifier))
      .map(({ table }) => table.toLowerCase()),
  );
  return values.filter((known) => same(known.column, column) && tables.has(known.table.toLowerCase()));
}

/** MySQL's collations fold case unless told otherwise. */
function holds(known: readonly string[], { literal, folded }: Comparison, dialect: Dialect): boolean {
  const foldsCase = folded || dialect === 'mysql' || dialect === 'mariadb';
  return known.some((value) => value === literal || (foldsCase && same(value, literal)));
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
