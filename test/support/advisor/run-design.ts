import { DuckDBInstance } from '@duckdb/node-api';
import type { Analysis, SourceTable } from '../../../src/advisor/analysis/analysis.ts';
import type { Design } from '../../../src/advisor/design/design.ts';
import { renderDesign } from '../../../src/advisor/design/render-design.ts';
import { quoteIdentifier } from '../../../src/advisor/syntax/quote-identifier.ts';
import { renderPath } from '../../../src/advisor/syntax/render-path.ts';
import type { Syntax } from '../../../src/advisor/syntax/syntax.ts';

export interface DesignRun {
  /** Queries whose rows differ from the original's, or that fail, with why. */
  readonly differing: readonly { readonly queryId: string; readonly why: string }[];
  /** Queries of which both sides gave at least one row. */
  readonly withRows: number;
  readonly compared: number;
}

/**
 * Runs a design in an empty DuckDB over seeded rows and compares each query with its original as a multiset. Queries that two runs may answer
 * differently are left out.
 */
export async function runDesign(
  syntax: Syntax,
  analysis: Analysis,
  design: Design,
  { seed = 1, rows = 60, uniqueFirst = true }: { seed?: number; rows?: number; uniqueFirst?: boolean } = {},
): Promise<DesignRun> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  const inDuckdb = (sql: string): string => {
    if (analysis.dialect === 'duckdb') return sql;
    const translated = syntax.translate(sql, analysis.dialect, 'duckdb');
    if (!translated.ok) throw new Error(translated.fault.message);
    return translated.sql;
  };
  try {
    const catalogs = new Set([...analysis.tables, design].flatMap(({ catalog }) => catalog ?? []));
    for (const catalog of catalogs)
      await connection.run(`ATTACH ':memory:' AS ${quoteIdentifier(catalog, 'duckdb')}`);
    await connection.run('SET integer_division = true');
    const schemas = new Set(
      analysis.tables.map(({ catalog, schema }) =>
        [catalog, schema]
          .flatMap((part) => (part === null ? [] : [quoteIdentifier(part, 'duckdb')]))
          .join('.'),
      ),
    );
    for (const schema of schemas) if (schema) await connection.run(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
    const random = createRandom(seed);
    const literals = harvest(analysis);
    for (const table of analysis.tables) {
      const columns = table.columns.map(
        ({ name, type }) => `${quoteIdentifier(name, analysis.dialect)} ${type}`,
      );
      await connection.run(
        inDuckdb(`CREATE TABLE ${renderPath(table, analysis.dialect)} (${columns.join(', ')})`),
      );
      await connection.run(insertRows(table, rows, random, literals, uniqueFirst));
    }
    const { ddl, migrations, queries } = renderDesign(design);
    for (const { statement } of [...ddl, ...migrations]) await connection.run(inDuckdb(statement));
    const differing: { queryId: string; why: string }[] = [];
    let withRows = 0;
    let compared = 0;
    for (const { id, sql, facts } of analysis.queries) {
      if (sql === null || facts?.nonDeterministic.length) continue;
      const rewritten = queries.find(({ queryid }) => queryid === id)?.query ?? '';
      try {
        const expected = await rowsOf(inDuckdb(sql));
        const actual = await rowsOf(inDuckdb(rewritten));
        compared += 1;
        if (expected.length > 0) withRows += 1;
        if (JSON.stringify(expected) !== JSON.stringify(actual)) {
          differing.push({
            queryId: id,
            why: `${expected.length} rows, then ${actual.length}: ${JSON.stringify(expected).slice(0, 200)} ≠ ${JSON.stringify(actual).slice(0, 200)}`,
          });
        }
      } catch (error) {
        differing.push({ queryId: id, why: String(error).slice(0, 400) });
      }
    }
    return { differing, withRows, compared };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }

  async function rowsOf(sql: string): Promise<readonly string[]> {
    const reader = await connection.runAndReadAll(sql);
    return reader
      .getRowsJson()
      .map((row) => JSON.stringify(row.map((cell) => canonicalCell(cell))))
      .sort();
  }
}

function canonicalCell(cell: unknown): unknown {
  const number =
    typeof cell === 'number'
      ? cell
      : typeof cell === 'string' && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(cell)
        ? Number(cell)
        : null;
  return number === null ? cell : Number(number.toPrecision(9));
}

function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 0) / 2 ** 32;
  };
}

/** Literals that the workload compares each column name with. */
function harvest({ queries }: Analysis): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { facts } of queries) {
    for (const { column, literals } of facts?.columns ?? []) {
      found.set(column.toLowerCase(), [...(found.get(column.toLowerCase()) ?? []), ...literals]);
    }
  }
  return found;
}

function insertRows(
  table: SourceTable,
  rows: number,
  random: () => number,
  literals: ReadonlyMap<string, readonly string[]>,
  uniqueFirst: boolean,
): string {
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
  const values = Array.from({ length: rows }, (_, row) =>
    table.columns.map(({ name, type, nullable }, index) => {
      if (uniqueFirst && index === 0 && /^(?:big)?int/i.test(type)) return `${row}`;
      if (nullable && index > 0 && random() < 0.08) return 'NULL';
      const own = (literals.get(name.toLowerCase()) ?? []).filter((literal) => fits(literal, type));
      if (own.length > 0 && random() < 0.5) return pick(own) ?? 'NULL';
      if (/^(?:tiny|small|big)?int|^integer/i.test(type))
        return `${Math.floor(random() * (/_(?:id|key|sk)$/i.test(name) ? rows : 12))}`;
      if (/^(?:double|real|float|decimal|numeric)/i.test(type)) return (random() * 100).toFixed(2);
      if (/^date/i.test(type)) return `DATE '${day(random)}'`;
      if (/^timestamp/i.test(type))
        return `TIMESTAMP '${day(random)} ${String(Math.floor(random() * 24)).padStart(2, '0')}:00:00'`;
      if (/^bool/i.test(type)) return random() < 0.5 ? 'true' : 'false';
      if (/^(?:varchar|char|text|string)/i.test(type))
        return uniqueFirst && index === 0
          ? `'key ${row}'`
          : `'${pick(['a', 'b', 'c', 'key 1', 'key 2', 'key 3'])}'`;
      return 'NULL';
    }),
  );
  return `INSERT INTO ${renderPath(table, 'duckdb')} VALUES ${values.map((row) => `(${row.join(', ')})`).join(', ')}`;
}

function fits(literal: string, type: string): boolean {
  if (/^(?:varchar|char|text)/i.test(type)) return literal.startsWith("'");
  if (/^date/i.test(type)) return literal.startsWith('DATE');
  if (/^timestamp/i.test(type)) return /^(?:DATE|TIMESTAMP)/.test(literal);
  return /^(?:tiny|small|big)?int|^integer|^double|^decimal/i.test(type) && /^-?\d+(\.\d+)?$/.test(literal);
}

function day(random: () => number): string {
  return new Date(Date.UTC(2022, 0, 1) + Math.floor(random() * 1_200) * 86_400_000)
    .toISOString()
    .slice(0, 10);
}
