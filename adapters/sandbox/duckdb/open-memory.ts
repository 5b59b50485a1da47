import type { DuckDBConnection } from '@duckdb/node-api';
import type { ServedDatabase } from '../../../src/adapter-kit/index.ts';
import { cellOf } from './cell-of.ts';
import { faultOf } from './fault-of.ts';
import { placeOf } from './place-of.ts';
import type { ProcessSettings } from './process-settings.ts';

/** A database in memory with its catalogs and schemas, locked: it reaches no file and no network, and no setting changes. */
export async function openMemory(
  duckdb: typeof import('@duckdb/node-api'),
  settings: ProcessSettings,
): Promise<ServedDatabase> {
  const instance = await duckdb.DuckDBInstance.create(':memory:', {
    threads: String(settings.threads),
    memory_limit: `${Math.ceil(settings.maxMemoryBytes / 2 ** 20)}MiB`,
    temp_directory: '',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    errors_as_json: 'true',
  });
  const connection = await instance.connect();
  for (const sql of setUp(settings)) await connection.run(sql);
  return {
    execute: (sql, timeoutMs) =>
      interrupted(connection, timeoutMs, async () => {
        await connection.run(sql);
      }),
    query: (sql, { timeoutMs, maxRows }) =>
      interrupted(connection, timeoutMs, async () => {
        const result = await connection.streamAndReadUntil(sql, maxRows + 1);
        const types = result.columnTypes().map(String);
        const rows = result.getRowsJson();
        return {
          columns: result.columnNames().map((name, index) => ({ name, type: types[index] ?? null })),
          rows: rows.slice(0, maxRows).map((row) => row.map((cell, index) => cellOf(cell, types[index]))),
          truncated: rows.length > maxRows,
        };
      }),
    faultOf,
  };
}

/** Functions of Trino's that a translation leaves as they are. */
const trinoMacros: readonly string[] = [
  'dow(d) AS isodow(d)',
  'year_of_week(d) AS isoyear(d)',
  'bitwise_and(a, b) AS a & b',
  'bitwise_or(a, b) AS a | b',
  'bitwise_xor(a, b) AS xor(a, b)',
  'array_join(a, b) AS array_to_string(a, b)',
  'levenshtein_distance(a, b) AS levenshtein(a, b)',
  'sequence(a, b) AS generate_series(a, b)',
].map((macro) => `CREATE MACRO ${macro}`);

function setUp({ namespaces, standInForTrino }: ProcessSettings): readonly string[] {
  const places = namespaces.map(placeOf);
  const catalogs = new Set(places.map(([catalog = '']) => catalog).filter((name) => name !== 'memory'));
  return [
    ...[...catalogs].map((name) => `ATTACH ':memory:' AS ${quoted(name)}`),
    ...places.map((place) => `CREATE SCHEMA IF NOT EXISTS ${place.map(quoted).join('.')}`),
    `SET GLOBAL integer_division = ${standInForTrino}`,
    ...(standInForTrino ? trinoMacros : []),
    `SET enable_external_access = false`,
    `SET lock_configuration = true`,
  ];
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

async function interrupted<Result>(
  connection: DuckDBConnection,
  timeoutMs: number,
  work: () => Promise<Result>,
): Promise<Result> {
  const timer = setTimeout(() => connection.interrupt(), timeoutMs);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
  }
}
