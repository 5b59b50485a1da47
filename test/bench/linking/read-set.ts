import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Gold } from '../../../src/evaluation/gold.ts';
import type { Catalog, CatalogTable, ForeignKey } from '../../../src/ports/catalog.ts';
import type { Dialect } from '../../../src/ports/dialect.ts';
import type { ColumnValues } from '../../../src/values/column-values.ts';
import { looksPersonal } from '../../../src/values/looks-personal.ts';

export interface LinkingQuestion {
  readonly id: string;
  readonly databaseName: string;
  /** In its file, from 1. */
  readonly line: number;
  readonly question: string;
  readonly sql: string;
  /** In lower case, tables without the schema of a catalog that has one only; a series of date shards counts as one table. */
  readonly gold: Gold;
}

export interface LinkingSet {
  readonly name: string;
  readonly questions: readonly LinkingQuestion[];
  readonly catalogs: ReadonlyMap<string, Catalog>;
  /** Sample values of text columns that do not look personal, by catalog. */
  readonly values: ReadonlyMap<string, readonly ColumnValues[]>;
}

interface RawTable {
  readonly name: string;
  readonly comment?: string;
  readonly row_count?: number;
  readonly columns?: readonly {
    name: string;
    type: string;
    pk?: boolean;
    comment?: string;
    samples?: unknown[];
  }[];
  readonly columns_of?: string;
  readonly fks?: readonly {
    columns: string[];
    ref_table: string;
    ref_columns: string[];
    inferred?: boolean;
  }[];
}

interface RawQuestion {
  readonly id: string;
  readonly db_id: string;
  readonly gold_tables: readonly string[];
  readonly gold_table_groups?: readonly string[];
  readonly gold_columns?: readonly string[];
  readonly gold_columns_approx?: readonly string[];
  readonly [field: string]: unknown;
}

/**
 * Reads `linking/<name>.jsonl` with its schemas. Readable names that a data set's authors added are left out, and so are foreign keys marked
 * as inferred. `merged` makes one catalog of all databases, each a schema of its own.
 */
export async function readSet(
  folder: string,
  name: string,
  { merged, field }: { readonly merged: boolean; readonly field: string },
): Promise<LinkingSet> {
  const lines = (await readFile(join(folder, `${name}.jsonl`), 'utf8')).trim().split('\n');
  const raw = lines.map((line) => JSON.parse(line) as RawQuestion);
  const catalogs = new Map<string, Catalog>();
  const values = new Map<string, readonly ColumnValues[]>();
  const schemas = JSON.parse(await readFile(join(folder, `${name}.schemas.json`), 'utf8')) as Record<
    string,
    unknown
  >;
  for (const [databaseName, entry] of Object.entries(schemas)) {
    const tables = await readTables(folder, entry);
    const catalog = toCatalog(databaseName, tables);
    catalogs.set(databaseName, catalog);
    values.set(databaseName, valuesOf(tables, catalog));
  }
  const questions = raw
    .filter((question) => typeof question[field] === 'string')
    .map((question, at) => toQuestion(question, { line: at + 1, field, merged }));
  if (!merged) return { name, questions, catalogs, values };
  const all = [...values].flatMap(([schema, columns]) => columns.map((column) => ({ ...column, schema })));
  return {
    name,
    questions,
    catalogs: new Map([['merged', mergeCatalogs(catalogs)]]),
    values: new Map([['merged', all]]),
  };
}

function valuesOf(tables: readonly RawTable[], catalog: Catalog): readonly ColumnValues[] {
  return tables.flatMap(({ columns = [] }, at) =>
    columns.flatMap(({ name: column, type, samples = [] }) => {
      const { schema = '', name: table = '' } = catalog.tables[at] ?? {};
      const values = samples.filter(
        (sample): sample is string => typeof sample === 'string' && sample !== '',
      );
      const isRead = /char|text|string|clob/i.test(type ?? '') && !looksPersonal(table, column);
      return isRead && values.length > 0
        ? [{ schema, table, column, values: [...new Set(values)].sort() }]
        : [];
    }),
  );
}

async function readTables(folder: string, entry: unknown): Promise<readonly RawTable[]> {
  const { file, tables } = entry as { file?: string; tables?: readonly RawTable[] | number };
  if (Array.isArray(tables)) return tables;
  const inner = JSON.parse(await readFile(join(folder, file ?? ''), 'utf8')) as {
    tables: readonly RawTable[];
  };
  return inner.tables;
}

function toCatalog(databaseName: string, tables: readonly RawTable[]): Catalog {
  const columnsOf = new Map(tables.map((table) => [table.name, table.columns ?? []]));
  const dotted = tables.some(({ name }) => name.includes('.'));
  return {
    dialect: dialect,
    serverVersion: '',
    databaseName,
    searchPath: dotted ? [] : ['main'],
    tables: tables.map((table) =>
      toTable(table, columnsOf.get(table.columns_of ?? table.name) ?? [], dotted),
    ),
  };
}

function toTable(table: RawTable, columns: NonNullable<RawTable['columns']>, dotted: boolean): CatalogTable {
  const [schema, name] = dotted ? splitName(table.name) : ['main', table.name];
  const primaryKey = columns.filter(({ pk }) => pk).map((column) => column.name);
  const foreignKeys = (table.fks ?? [])
    .filter(({ inferred }) => !inferred)
    .map((key): ForeignKey => {
      const [refSchema, refTable] = dotted ? splitName(key.ref_table) : ['main', key.ref_table];
      return {
        name: null,
        columns: key.columns,
        references: { schema: refSchema, table: refTable, columns: key.ref_columns },
      };
    });
  return {
    schema,
    name,
    kind: 'table',
    comment: table.comment ?? null,
    rowEstimate: table.row_count ?? null,
    columns: columns.map(({ name, type, comment }) => ({
      name,
      type: type ?? '',
      nullable: true,
      default: null,
      generated: null,
      enumValues: null,
      comment: comment ?? null,
    })),
    primaryKey: primaryKey.length === 0 ? null : { name: null, columns: primaryKey },
    uniqueConstraints: [],
    foreignKeys,
    checkConstraints: [],
    indexes: [],
  };
}

function toQuestion(
  raw: RawQuestion,
  { line, field, merged }: { readonly line: number; readonly field: string; readonly merged: boolean },
): LinkingQuestion {
  const tableNames = raw.gold_tables.map((table) => canonical(raw.db_id, table, merged));
  const groups = raw.gold_table_groups?.map((group) => canonical(raw.db_id, group, merged));
  const goldTables = groups
    ? groups.map((group) => membersOf(group, tableNames))
    : tableNames.map((table) => [table]);
  const columns = raw.gold_columns ?? raw.gold_columns_approx ?? [];
  return {
    id: raw.id,
    databaseName: merged ? 'merged' : raw.db_id,
    line,
    question: String(raw[field]),
    sql: String(raw.gold_sql ?? ''),
    gold: {
      tables: goldTables,
      columns: columns.map((column) => columnChoices(canonical(raw.db_id, column, merged), tableNames)),
    },
  };
}

function canonical(databaseName: string, name: string, merged: boolean): string {
  return `${merged ? `${databaseName}.` : ''}${name}`.toLowerCase();
}

function membersOf(group: string, tables: readonly string[]): readonly string[] {
  if (!group.includes('*')) return [group];
  const [start = '', end = ''] = group.split('*');
  return tables.filter((table) => table.startsWith(start) && table.endsWith(end));
}

function columnChoices(column: string, tables: readonly string[]): readonly string[] {
  const star = column.indexOf('*.');
  if (star < 0) return [column];
  const start = column.slice(0, star);
  return tables
    .filter((table) => table.startsWith(start))
    .map((table) => `${table}${column.slice(star + 1)}`);
}

function mergeCatalogs(catalogs: ReadonlyMap<string, Catalog>): Catalog {
  const tables = [...catalogs].flatMap(([databaseName, catalog]) =>
    catalog.tables.map(
      (table): CatalogTable => ({
        ...table,
        schema: databaseName,
        foreignKeys: table.foreignKeys.map((key) => ({
          ...key,
          references: { ...key.references, schema: databaseName },
        })),
      }),
    ),
  );
  return { dialect, serverVersion: '', databaseName: 'merged', searchPath: [], tables };
}

/** Names are rendered for this dialect: it quotes least, as the engines of these sets do. */
const dialect: Dialect = 'sqlite';

function splitName(name: string): [string, string] {
  const dot = name.lastIndexOf('.');
  return [name.slice(0, dot), name.slice(dot + 1)];
}
