import type { AdvisorQuery, AdvisorStatement } from '../advisor-service.ts';
import type { SourceColumn } from '../analysis/analysis.ts';
import { quoteIdentifier } from '../syntax/quote-identifier.ts';
import { renderPath, type TablePath } from '../syntax/render-path.ts';
import type { Design, DesignIndex, DesignTable } from './design.ts';
import { designPath } from './design-path.ts';

export interface DesignStatements {
  /** The new schema first, then its tables and their indexes. */
  readonly ddl: readonly AdvisorStatement[];
  readonly migrations: readonly AdvisorStatement[];
  readonly queries: readonly AdvisorQuery[];
}

/** The design as statements, to be run in this order. */
export function renderDesign(design: Design): DesignStatements {
  const { tables, queries } = design;
  return {
    ddl: [
      createSchema(design),
      ...tables.map((table) => createTable(design, table)),
      ...tables.flatMap((table) => createIndexes(design, table)),
    ].map((statement) => ({ statement })),
    migrations: tables.map((table) => ({ statement: insertInto(design, table) })),
    queries: queries.map(({ queryId, sql }) => ({ queryid: queryId, query: sql })),
  };
}

/** A schema of SQLite's is a file that is attached. */
function createSchema({ catalog, schema, dialect }: Design): string {
  if (dialect === 'sqlite') {
    return `ATTACH '${schema.replaceAll("'", "''")}.db' AS ${quoteIdentifier(schema, dialect)}`;
  }
  const path = [catalog, schema].filter((part) => part !== null);
  return `CREATE SCHEMA ${path.map((part) => quoteIdentifier(part, dialect)).join('.')}`;
}

function createTable(design: Design, table: DesignTable): string {
  const { dialect } = design;
  const key = table.primaryKey?.map((column) => quoteIdentifier(column, dialect)).join(', ');
  const lines = [
    ...table.columns.map((column) => columnLine(column, design)),
    ...(key && dialect !== 'trino' ? [`PRIMARY KEY (${key})`] : []),
  ];
  const properties = Object.entries(table.properties).map(([name, value]) => `${name} = ${value}`);
  const suffix = properties.length > 0 && dialect === 'trino' ? ` WITH (${properties.join(', ')})` : '';
  return `CREATE TABLE ${renderPath(designPath(design, table.name), dialect)} (${lines.join(', ')})${suffix}`;
}

function columnLine({ name, type, nullable, comment }: SourceColumn, { dialect }: Design): string {
  const commented = comment !== null && ['trino', 'mysql', 'mariadb'].includes(dialect);
  return [
    quoteIdentifier(name, dialect),
    type,
    ...(nullable ? [] : ['NOT NULL']),
    ...(commented ? [`COMMENT '${comment.replaceAll("'", "''")}'`] : []),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function createIndexes(design: Design, table: DesignTable): readonly string[] {
  if (design.dialect === 'trino') return [];
  return table.indexes.map((index) => createIndex(index, designPath(design, table.name), design));
}

/** SQLite has the schema before the index's name, the others before the table's. Only Postgres stores further columns beside the key; elsewhere they become its last columns, unless it is unique. */
function createIndex(
  { name, columns, include, unique }: DesignIndex,
  table: TablePath,
  { dialect }: Design,
): string {
  const isSqlite = dialect === 'sqlite';
  const indexPath = renderPath({ catalog: null, schema: isSqlite ? table.schema : null, name }, dialect);
  const tablePath = renderPath(isSqlite ? { ...table, schema: null } : table, dialect);
  const quoted = (names: readonly string[]) =>
    names.map((column) => quoteIdentifier(column, dialect)).join(', ');
  const key = dialect === 'postgres' || unique ? columns : [...columns, ...include];
  const beside = dialect === 'postgres' && include.length > 0 ? ` INCLUDE (${quoted(include)})` : '';
  return `CREATE ${unique ? 'UNIQUE ' : ''}INDEX ${indexPath} ON ${tablePath} (${quoted(key)})${beside}`;
}

function insertInto(design: Design, table: DesignTable): string {
  const { dialect } = design;
  const columns = table.columns.map((column) => quoteIdentifier(column.name, dialect)).join(', ');
  return `INSERT INTO ${renderPath(designPath(design, table.name), dialect)} (${columns}) ${table.fill}`;
}
