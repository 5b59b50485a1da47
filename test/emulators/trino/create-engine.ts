import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { declaredTypes } from './declared-types.ts';
import { type TrinoErrorBody, userError } from './trino-error-body.ts';
import { trinoErrorOf } from './trino-error-of.ts';
import { type TrinoType, trinoTypeOf } from './trino-type-of.ts';
import { trinoValueOf } from './trino-value-of.ts';

export interface EngineResult {
  readonly columns: readonly ({ readonly name: string } & TrinoType)[];
  readonly rows: readonly (readonly unknown[])[];
}

/** A statement under way. */
export interface RunningStatement {
  /** Rejects with a `TrinoErrorBody`. */
  readonly result: Promise<EngineResult>;
  stop(): void;
}

export interface Engine {
  run(sql: string, options: { readonly schema: string | null; readonly readOnly: boolean }): RunningStatement;
  close(): void;
}

const written = /^\s*(?:INSERT|UPDATE|DELETE|MERGE|TRUNCATE|CREATE|DROP|ALTER|COMMENT)\b/i;
/** What Trino's grammar lacks. */
const foreignSyntax = /\b(PRIMARY KEY|FOREIGN KEY|CREATE (?:UNIQUE )?INDEX|CHECK\s*\(|UNIQUE\s*\()/i;

/**
 * DuckDB behind Trino's names: one catalog in memory with Trino's types, `information_schema` and `system`, as far as SQL is common to both.
 */
export async function createEngine(catalog: string): Promise<Engine> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const main = await instance.connect();
  await main.run(`ATTACH ':memory:' AS "${catalog}"`).catch(() => {}); // `memory` is there already
  await main.run("ATTACH ':memory:' AS meta");
  await main.run(
    'CREATE TABLE meta.declared (schema_name VARCHAR, table_name VARCHAR, column_name VARCHAR, type VARCHAR)',
  );
  const running = new Set<DuckDBConnection>();

  async function execute(
    connection: DuckDBConnection,
    sql: string,
    schema: string | null,
  ): Promise<EngineResult> {
    await connection.run(`USE "${catalog}"`);
    // A schema that does not exist is of no consequence until it is used.
    if (schema !== null)
      await connection.run(`USE "${catalog}"."${schema.replaceAll('"', '""')}"`).catch(() => {});
    const [, validated] = /^EXPLAIN \(TYPE VALIDATE\) (.*)$/s.exec(sql) ?? [];
    if (validated !== undefined) {
      await connection.prepare(withSystem(validated, catalog));
      return oneBoolean('Valid', true);
    }
    const [, explained] = /^EXPLAIN \(TYPE IO, FORMAT JSON\) (.*)$/s.exec(sql) ?? [];
    if (explained !== undefined) {
      await connection.prepare(withSystem(explained, catalog));
      const plan = await ioPlan(connection, explained, catalog);
      return { columns: [{ name: 'Query Plan', ...varchar }], rows: [[plan]] };
    }
    const [, statsTable] = /^SHOW STATS FOR (.*)$/s.exec(sql) ?? [];
    const result = await connection.runAndReadAll(
      statsTable === undefined
        ? withSystem(sql, catalog)
        : `SELECT NULL AS column_name, NULL AS data_size, NULL AS distinct_values_count, NULL AS nulls_fraction,
             count(*)::DOUBLE AS row_count, NULL AS low_value, NULL AS high_value FROM ${statsTable}`,
    );
    for (const [table, column, type] of declaredTypes(sql)) {
      const values = [schema ?? 'main', table, column, type].map((text) => `'${text.replaceAll("'", "''")}'`);
      await connection.run(`INSERT INTO meta.declared VALUES (${values.join(', ')})`);
    }
    const types = result.columnTypes().map(trinoTypeOf);
    const columns = result.columnNames().map((name, index) => ({ name, ...(types[index] ?? unknownType) }));
    return { columns, rows: result.getRows().map((row) => row.map(trinoValueOf)) };
  }

  return {
    run(sql, { schema, readOnly }) {
      let connection: DuckDBConnection | null = null;
      let stopped = false;
      async function start(): Promise<EngineResult> {
        const refused = refusalOf(sql, readOnly);
        if (refused) throw refused;
        connection = await instance.connect();
        running.add(connection);
        try {
          if (stopped) throw userError('USER_CANCELED', 'Query was canceled');
          return await execute(connection, sql, schema);
        } catch (error) {
          throw error instanceof Error ? trinoErrorOf(error) : error;
        } finally {
          running.delete(connection);
          connection.closeSync();
          connection = null;
        }
      }
      const result = start();
      result.catch(() => {});
      return {
        result,
        stop: () => {
          stopped = true;
          connection?.interrupt();
        },
      };
    },
    close() {
      for (const connection of running) connection.interrupt();
      main.closeSync();
      instance.closeSync();
    },
  };
}

const varchar: TrinoType = { type: 'varchar', typeSignature: { rawType: 'varchar', arguments: [] } };

/** As Trino prints it, with `NaN` as text where nothing is known: a table of no row has no statistics here. */
async function ioPlan(connection: DuckDBConnection, sql: string, catalog: string): Promise<string> {
  const inputs = [];
  for (const name of connection.getTableNames(sql, true)) {
    const [schema, table] = name
      .split('.')
      .slice(-2)
      .map((part) => part.replaceAll('"', ''));
    const counted = await connection.runAndReadAll(`SELECT count(*) FROM ${name}`);
    const rows = Number(counted.getRows()[0]?.[0]);
    const known = rows > 0;
    inputs.push({
      table: { catalog, schemaTable: { schema, table } },
      constraint: { none: false, columnConstraints: [] },
      estimate: {
        outputRowCount: known ? rows : 'NaN',
        outputSizeInBytes: known ? rows * 100 : 'NaN',
        cpuCost: known ? rows * 100 : 'NaN',
        maxMemory: 0,
        networkCost: 0,
      },
    });
  }
  const estimate = {
    outputRowCount: 'NaN',
    outputSizeInBytes: 'NaN',
    cpuCost: 'NaN',
    maxMemory: 'NaN',
    networkCost: 'NaN',
  };
  return JSON.stringify({ inputTableColumnInfos: inputs, estimate }, null, 2);
}

const unknownType: TrinoType = { type: 'unknown', typeSignature: { rawType: 'unknown', arguments: [] } };

function refusalOf(sql: string, readOnly: boolean): TrinoErrorBody | null {
  if (/;\s*$/.test(sql) || /;\s*\w/.test(sql.replace(/'[^']*'/g, ''))) {
    return userError('SYNTAX_ERROR', "line 1:9: mismatched input ';'. Expecting: <EOF>");
  }
  const [, word] = foreignSyntax.exec(sql) ?? [];
  if (word !== undefined)
    return userError('SYNTAX_ERROR', `line 1:1: mismatched input '${word}'. Expecting: <EOF>`);
  if (readOnly && written.test(sql)) {
    return userError('READ_ONLY_VIOLATION', 'Cannot execute write in a read-only transaction');
  }
  return null;
}

function oneBoolean(name: string, value: boolean): EngineResult {
  return {
    columns: [{ name, type: 'boolean', typeSignature: { rawType: 'boolean', arguments: [] } }],
    rows: [[value]],
  };
}

/** Trino's system tables, as queries on DuckDB's. */
function withSystem(sql: string, catalog: string): string {
  const ours = `database_name = '${catalog}' AND NOT internal`;
  const tables = `(SELECT schema_name AS table_schema, table_name, 'BASE TABLE' AS table_type FROM duckdb_tables() WHERE ${ours}
    UNION ALL SELECT schema_name, view_name, 'VIEW' FROM duckdb_views() WHERE ${ours}
    UNION ALL SELECT 'information_schema', 'columns', 'BASE TABLE')`;
  const columns = `(SELECT c.schema_name AS table_schema, c.table_name, c.column_name, c.column_index AS ordinal_position,
      coalesce(d.type, lower(c.data_type)) AS data_type, CASE WHEN c.is_nullable THEN 'YES' ELSE 'NO' END AS is_nullable,
      c.column_default FROM duckdb_columns() c LEFT JOIN meta.declared d USING (schema_name, table_name, column_name) WHERE ${ours})`;
  const schemata = `(SELECT schema_name FROM duckdb_schemas() WHERE database_name = '${catalog}'
    UNION ALL SELECT 'information_schema')`;
  const comments = `(SELECT database_name AS catalog_name, schema_name, table_name, comment FROM duckdb_tables())`;
  const columnComments = `(SELECT database_name AS table_cat, schema_name AS table_schem, table_name, column_name, comment AS remarks
    FROM duckdb_columns())`;
  const materialized = `(SELECT '' AS catalog_name, '' AS schema_name, '' AS name)`;
  return sql
    .replaceAll(`"${catalog}".information_schema.tables`, tables)
    .replaceAll(`"${catalog}".information_schema.columns`, columns)
    .replaceAll(`"${catalog}".information_schema.schemata`, schemata)
    .replaceAll('system.metadata.table_comments', comments)
    .replaceAll('system.jdbc.columns', columnComments)
    .replaceAll('system.metadata.materialized_views', materialized)
    .replaceAll('version()', "'476'");
}
