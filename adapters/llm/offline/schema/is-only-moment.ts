import { isMoment } from './is-moment.ts';
import type { SchemaColumn } from './schema-model.ts';

const OF_A_LIFE: readonly string[] = ['birth', 'birthday', 'dob', 'death'];

/** "founded before 1950", "became available after 1980": whatever happened, no other moment of the table can be meant. */
export function isOnlyMoment(column: SchemaColumn): boolean {
  if (!isMoment(column) || column.words.some((word) => OF_A_LIFE.includes(word))) return false;
  return column.table.columns.filter(isMoment).length === 1;
}
