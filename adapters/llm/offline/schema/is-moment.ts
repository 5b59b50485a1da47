import type { SchemaColumn } from './schema-model.ts';

/** Whether a column says when: a date, a time, a year. */
export function isMoment(column: SchemaColumn): boolean {
  const dated = column.kind === 'date' || column.words.some((word) => ['dat', 'year', 'tim'].includes(word));
  return dated && !column.isForeignKey;
}
