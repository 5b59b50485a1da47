import type { SchemaColumn, SchemaTable } from './schema-model.ts';

/** The columns that name a row to a person: name or title, first and last name, description; else the key. */
export function displayColumns(table: SchemaTable): readonly SchemaColumn[] {
  const named = (...words: readonly string[]): SchemaColumn | undefined =>
    table.columns.find((column) => sameWords(ownWords(column, table), words));
  const name = named('nam') ?? named('titl') ?? named('nam', 'full');
  if (name !== undefined) return [name];
  const first = named('first', 'nam');
  const last = named('last', 'nam');
  if (first !== undefined && last !== undefined) return [first, last];
  if (table.base !== null) return displayColumns(table.base);
  const ending = table.columns.find(
    (column) =>
      column.kind === 'text' && ['nam', 'titl'].includes(column.words.at(-1) ?? '') && !column.isForeignKey,
  );
  if (ending !== undefined) return [ending];
  const own = table.columns.find(
    (column) => column.kind === 'text' && ownWords(column, table).length === 0 && !column.isForeignKey,
  );
  if (own !== undefined) return [own];
  const described = named('description') ?? named('label') ?? named('code');
  if (described !== undefined) return [described];
  if (table.key.length > 0) return table.key;
  return table.columns.slice(0, 1);
}

/** A column's words without those of its table. */
function ownWords(column: SchemaColumn, table: SchemaTable): readonly string[] {
  return column.words.filter((word) => !table.words.includes(word));
}

function sameWords(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((word) => right.includes(word));
}
