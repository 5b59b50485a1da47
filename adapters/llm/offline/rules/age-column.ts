import type { SchemaColumn, SchemaTable } from '../schema/schema-model.ts';

/** The age, in years, that one of the tables keeps. */
export function ageColumn(tables: readonly (SchemaTable | null)[]): SchemaColumn | null {
  for (const table of tables) {
    const age = table?.columns.find(({ kind, words }) => words.join() === 'age' && kind !== 'date');
    if (age !== undefined) return age;
  }
  return null;
}
