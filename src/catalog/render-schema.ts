import type { Dialect } from '../ports/dialect.ts';
import type { ContextRelation, ContextTable, SchemaContext } from '../ports/schema-context.ts';
import { renderColumn } from './render-column.ts';
import { renderName } from './render-name.ts';
import { renderTableHeader } from './render-table-header.ts';
import { tableKey } from './table-key.ts';

/**
 * The schema as few tokens as a model can read: a line a table, under it a line a column.
 *
 * ```text
 * orders: What customers bought
 *  id int pk
 *  customer_id int -> customers.id
 *  status 'open'|'closed': Where it stands
 * ```
 *
 * `->` is a declared foreign key, `~>` an inferred one. Tables off the search path stand under their schema's line. Tables with the same columns share
 * one block. Names are quoted where the dialect needs it. Comments stay on their line, whatever they hold.
 */
export function renderSchema(context: Pick<SchemaContext, 'tables' | 'relations'>, dialect: Dialect): string {
  const known = rendered.get(context.tables);
  if (known?.relations === context.relations && known.dialect === dialect) return known.text;
  const text = render(context, dialect);
  rendered.set(context.tables, { relations: context.relations, dialect, text });
  return text;
}

/** A context is rendered to be counted, and again for each prompt. */
const rendered = new WeakMap<
  SchemaContext['tables'],
  { readonly relations: SchemaContext['relations']; readonly dialect: Dialect; readonly text: string }
>();

function render(context: Pick<SchemaContext, 'tables' | 'relations'>, dialect: Dialect): string {
  const outgoing = groupBy(context.relations, ({ from }) => tableKey(from.schema, from.table));
  const bySchema = groupBy(context.tables, ({ schema, name, reference }) =>
    reference === name ? '' : schema,
  );
  const lines: string[] = [];
  for (const [schema, tables] of bySchema) {
    if (schema !== '') lines.push(renderSchemaLine(schema, dialect));
    for (const block of shareBlocks(tables, outgoing, dialect)) lines.push(...block);
  }
  return lines.join('\n');
}

/** What stands above the tables of a schema that is not on the search path. */
function renderSchemaLine(schema: string, dialect: Dialect): string {
  return `# schema ${renderName(schema, dialect)}`;
}

function shareBlocks(
  tables: readonly ContextTable[],
  outgoing: ReadonlyMap<string, readonly ContextRelation[]>,
  dialect: Dialect,
): readonly (readonly string[])[] {
  const blocks = groupBy(
    tables.map((table) => ({
      table,
      body: renderTableBody(table, outgoing.get(tableKey(table.schema, table.name)) ?? [], dialect),
    })),
    ({ table, body }) =>
      body.length < 2 ? `${table.schema}.${table.name}` : `${table.comment ?? ''}\n${body.join('\n')}`,
  );
  return [...blocks.values()].map((sharers) => {
    const names = sharers.map(({ table }) => table.name);
    const [first] = sharers;
    return first ? [renderTableHeader(names, first.table.comment, dialect), ...first.body] : [];
  });
}

function renderTableBody(
  table: ContextTable,
  relations: readonly ContextRelation[],
  dialect: Dialect,
): readonly string[] {
  const simple = groupBy(
    relations.filter(({ from }) => from.columns.length === 1),
    ({ from }) => from.columns[0] ?? '',
  );
  const columns = table.columns.map((column) => {
    const references = (simple.get(column.name) ?? [])
      .map((relation) => renderTarget(relation, dialect))
      .join('');
    return renderColumn(column, { primaryKey: table.primaryKey.includes(column.name), references }, dialect);
  });
  const composite = relations.filter(({ from }) => from.columns.length > 1);
  return [...columns, ...composite.map((relation) => renderComposite(relation, dialect))];
}

function renderTarget({ to, inferred }: ContextRelation, dialect: Dialect): string {
  const column = to.columns.map((name) => renderName(name, dialect)).join(', ');
  return ` ${inferred ? '~>' : '->'} ${renderName(to.table, dialect)}.${column}`;
}

function renderComposite({ from, to, inferred }: ContextRelation, dialect: Dialect): string {
  const list = (columns: readonly string[]): string =>
    columns.map((name) => renderName(name, dialect)).join(', ');
  return ` (${list(from.columns)}) ${inferred ? '~>' : '->'} ${renderName(to.table, dialect)}(${list(to.columns)})`;
}

function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  return Map.groupBy(items, keyOf);
}
