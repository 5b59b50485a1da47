import type { Schema, SchemaTable } from '../client/wire-types.ts';
import { element } from '../dom/element.ts';
import { icon } from '../dom/icon.ts';

const filterFrom = 8;

/** The tables of a database, their columns, and the keys that lead from one to another. */
export function createSchemaView(schema: Schema): HTMLElement {
  const made = new Map<string, HTMLDetailsElement>();
  const open = (name: string): void => {
    const target = made.get(name);
    if (!target) return;
    target.hidden = false;
    target.open = true;
    target.querySelector('summary')?.focus();
    target.scrollIntoView({ block: 'nearest' });
  };
  const sorted = schema.tables.toSorted((a, b) => keyOf(a).localeCompare(keyOf(b)));
  for (const table of sorted) made.set(keyOf(table), tableElement(table, schema, open));
  const filter = element('input', {
    type: 'search',
    'aria-label': 'Find a table or column',
    placeholder: 'Find a table or column',
    spellcheck: 'false',
    oninput: () => {
      const wanted = filter.value.trim().toLowerCase();
      for (const table of sorted) {
        const shown = made.get(keyOf(table));
        if (shown) shown.hidden = !wordsOf(table).includes(wanted);
      }
    },
  });
  return element(
    'section',
    { class: 'schema', 'aria-label': 'Schema' },
    element(
      'div',
      { class: 'side-head' },
      element('h2', {}, 'Schema'),
      element(
        'span',
        { class: 'muted' },
        `${schema.tables.length} tables, ${schema.relations.length} relations`,
      ),
    ),
    sorted.length >= filterFrom ? filter : null,
    ...made.values(),
  );
}

function tableElement(table: SchemaTable, schema: Schema, open: (name: string) => void): HTMLDetailsElement {
  const isMain = schema.search_path.includes(table.schema);
  const rows =
    table.row_estimate === null ? '' : table.row_estimate.toLocaleString('en', { notation: 'compact' });
  const made = element(
    'details',
    { class: 'table' },
    element(
      'summary',
      {},
      icon('chevron'),
      element('span', { class: 'name' }, isMain ? table.name : `${table.schema}.${table.name}`),
      table.kind === 'table' ? null : element('span', { class: 'badge' }, table.kind.replaceAll('_', ' ')),
      rows === '' ? null : element('span', { class: 'muted', title: 'rows, about' }, rows),
    ),
    table.comment ? element('p', { class: 'hint' }, table.comment) : null,
  );
  // Only of those that are looked at: thousands of tables have tens of thousands of columns.
  made.addEventListener('toggle', () => made.append(columnList(table, schema, open)), { once: true });
  return made;
}

function columnList(table: SchemaTable, schema: Schema, open: (name: string) => void): HTMLElement {
  const keys = new Set(table.primary_key?.columns);
  const relations = schema.relations.filter(
    ({ from }) => from.schema === table.schema && from.table === table.name,
  );
  return element(
    'ul',
    {},
    ...table.columns.map((column) => {
      const relation = relations.find(({ from }) => from.columns.includes(column.name));
      const to = relation && `${relation.to.schema}.${relation.to.table}`;
      return element(
        'li',
        { title: column.comment },
        element('span', { class: 'name' }, column.name),
        keys.has(column.name) ? element('span', { class: 'badge key', title: 'primary key' }, 'key') : null,
        element('span', { class: 'muted type' }, column.type.toLowerCase()),
        relation && to
          ? element(
              'button',
              {
                class: 'relation',
                type: 'button',
                title: relation.inferred ? 'inferred from names and types' : 'foreign key',
                onclick: () => open(to),
              },
              icon('arrow'),
              relation.to.table,
            )
          : null,
      );
    }),
  );
}

function keyOf({ schema, name }: Pick<SchemaTable, 'schema' | 'name'>): string {
  return `${schema}.${name}`;
}

function wordsOf(table: SchemaTable): string {
  return [keyOf(table), ...table.columns.map(({ name }) => name)].join(' ').toLowerCase();
}
