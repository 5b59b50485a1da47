import type { Analysis, SourceTable } from '../analysis/analysis.ts';
import { bindQuery } from '../analysis/bind-query.ts';
import { createTableIndex } from '../analysis/create-table-index.ts';
import { quoteIdentifier } from '../syntax/quote-identifier.ts';
import { renderPath } from '../syntax/render-path.ts';
import { spliceText } from '../syntax/splice-text.ts';
import type { Syntax } from '../syntax/syntax.ts';
import type { Design, DesignTable } from './design.ts';
import { freeName } from './free-name.ts';
import { keptProperties } from './kept-properties.ts';
import { storedType } from './stored-type.ts';

/**
 * The design that changes names alone: every source table copied into a new schema of the same catalog, every query reading the
 * copies. Of the text of a query only the names of tables change. A query that could not be read comes back as it was given.
 */
export function buildIdentityDesign({ syntax }: { readonly syntax: Syntax }, analysis: Analysis): Design {
  const { dialect, tables } = analysis;
  const schema = freeName(
    'advised',
    tables.flatMap((table) => table.schema ?? []),
  );
  const catalog = analysis.catalog;
  const names = tableNames(tables);
  const findTable = createTableIndex(tables, { dialect, catalog, schema: analysis.schema });
  const queries = analysis.queries.map(({ id, text, sql }) => {
    const parsed = sql === null ? null : syntax.parseOne(sql, dialect);
    if (sql === null || !parsed?.ok) return { queryId: id, sql: text };
    const { scans } = bindQuery(parsed.tree, { dialect, findTable });
    const edits = scans.flatMap(({ node, table }) => {
      const first = node.catalog ?? node.schema ?? node.name;
      const name = names.get(table as SourceTable);
      if (!first.span || !node.name.span || name === undefined) return [];
      const text = renderPath({ catalog, schema, name }, dialect);
      return [{ start: first.span.start, end: node.name.span.end, text }];
    });
    return { queryId: id, sql: spliceText(sql, edits) };
  });
  return {
    dialect,
    catalog,
    schema,
    tables: tables.map((table) => copyOf(table, names.get(table) ?? table.name, analysis)),
    queries,
  };
}

/** The source table's own name, with the schema before it where two schemas have the same. */
function tableNames(tables: readonly SourceTable[]): ReadonlyMap<SourceTable, string> {
  const taken = new Set<string>();
  return new Map(
    tables.map((table) => {
      const own = taken.has(table.name.toLowerCase())
        ? `${table.schema ?? 'other'}_${table.name}`
        : table.name;
      const name = freeName(own, [...taken]);
      taken.add(name.toLowerCase());
      return [table, name];
    }),
  );
}

function copyOf(table: SourceTable, name: string, { dialect }: Analysis): DesignTable {
  const list = table.columns.map((column) => quoteIdentifier(column.name, dialect)).join(', ');
  return {
    name,
    columns: table.columns.map((column) => ({ ...column, type: storedType(column.type, dialect) })),
    properties: keptProperties(table, dialect),
    primaryKey: dialect === 'trino' ? null : table.primaryKey,
    indexes:
      dialect === 'trino'
        ? []
        : table.indexes.map(({ name: index, columns, unique }) => ({
            name: index,
            columns,
            include: [],
            unique,
          })),
    fill: `SELECT ${list} FROM ${renderPath(table, dialect)}`,
    sources: [{ catalog: table.catalog, schema: table.schema, name: table.name }],
    kind: 'copy',
  };
}
