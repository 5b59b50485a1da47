import type { SchemaContext, TaskKnowledge } from '../../../../src/adapter-kit/index.ts';

/** The schema with notes on its tables and columns read as comments. */
export function withNotes(schema: SchemaContext, notes: TaskKnowledge['notes']): SchemaContext {
  if (notes.length === 0) return schema;
  const about = (reference: string, column: string | null): readonly string[] =>
    notes.filter((note) => note.table === reference && note.column === column).map(({ text }) => text);
  const joined = (comment: string | null, texts: readonly string[]): string | null =>
    texts.length === 0 ? comment : [comment ?? [], texts].flat().join('; ');
  return {
    ...schema,
    tables: schema.tables.map((table) => ({
      ...table,
      comment: joined(table.comment, about(table.reference, null)),
      columns: table.columns.map((column) => ({
        ...column,
        comment: joined(column.comment, about(table.reference, column.name)),
      })),
    })),
  };
}
