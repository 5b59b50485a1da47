import type { SchemaColumn } from '../schema/schema-model.ts';

/** Whether a column answers yes or no, by its type or its name. */
export function isFlag(column: SchemaColumn): boolean {
  return (
    column.kind === 'boolean' ||
    ['be', 'hav', 'flag', 'can'].includes(column.rawWords[0] ?? '') ||
    column.rawWords.at(-1) === 'flag'
  );
}
