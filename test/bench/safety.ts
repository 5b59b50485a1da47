/**
 * How many attacks the guard lets through and how many honest queries it refuses, beside two naive guards.
 *
 *     node test/bench/safety.ts --data DIR [--json FILE] [--dialect NAME]… [--gold] [--execute [--mutations N]] [--hostile ROUNDS]
 *
 * DIR (or NLQUERY_BENCH_DATA) holds `sql-safety/` with attacks.jsonl, allowed.jsonl, prompt-injection.jsonl and lab/*.sql. --gold judges the gold queries of
 * `e2e/`. --execute also
 * sends every attack through guard and adapter to real engines, N mutations of each with it (default 0), and counts what was harmed.
 * --hostile judges statements of a megabyte and of 10,000 levels, ROUNDS times: how long it takes and what memory grows.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Catalog, CatalogColumn, CatalogTable } from '../../src/ports/catalog.ts';
import type { Dialect } from '../../src/ports/dialect.ts';
import { judgeSql } from '../../src/safety/judge-sql.ts';
import { executeAttacks } from './safety/execute-attacks.ts';
import { judgeGold } from './safety/judge-gold.ts';
import { judgeHostile } from './safety/judge-hostile.ts';

interface Attack {
  readonly id: string;
  readonly dialect: string;
  readonly sql: string;
  readonly class: string;
  readonly severity: string;
  readonly layers: readonly string[];
}

interface Honest {
  readonly id: string;
  readonly dialect: string;
  readonly sql: string;
  /** `third_party` queries are about databases of their own. */
  readonly origin?: string;
}

interface Tally {
  attacks: number;
  bypasses: number;
  honest: number;
  refusals: number;
  byClass: Record<string, { attacks: number; bypasses: number }>;
  /** Attacks a guard alone can stop: without those that need policy, limits or the server. */
  guardable: { attacks: number; bypasses: number };
  usMedian: number;
  usP95: number;
  naive: Record<string, { bypasses: number; refusals: number }>;
}

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    json: { type: 'string' },
    dialect: { type: 'string', multiple: true },
    gold: { type: 'boolean' },
    execute: { type: 'boolean' },
    mutations: { type: 'string' },
    hostile: { type: 'string' },
  },
});
const given = values.data ?? process.env.NLQUERY_BENCH_DATA;
if (given === undefined) throw new Error('Give the data folder: --data DIR or NLQUERY_BENCH_DATA.');
const data = resolve(given);
const folder = join(data, 'sql-safety');

const dialects: Readonly<Record<string, { dialect: Dialect; lab: string; schema: string }>> = {
  postgres: { dialect: 'postgres', lab: 'pg.sql', schema: 'public' },
  sqlite: { dialect: 'sqlite', lab: 'lite.sql', schema: 'main' },
  mysql: { dialect: 'mysql', lab: 'my.sql', schema: 'shop' },
  mariadb: { dialect: 'mariadb', lab: 'my.sql', schema: 'shop' },
  duckdb: { dialect: 'duckdb', lab: 'duck.sql', schema: 'main' },
  trino: { dialect: 'trino', lab: 'duck.sql', schema: 'default' },
  mssql: { dialect: 'tsql', lab: 'lite.sql', schema: 'dbo' },
  clickhouse: { dialect: 'clickhouse', lab: 'ch.sql', schema: 'default' },
};

const naiveGuards: Readonly<Record<string, (sql: string) => boolean>> = {
  startsWithSelect: (sql) => /^\s*(select|with)\b/i.test(sql),
  keywordList: (sql) =>
    /^\s*(select|with)\b/i.test(sql) &&
    !/\b(insert|update|delete|drop|alter|create|truncate|grant|revoke|merge|replace|exec|execute|call|copy|attach|pragma)\b/i.test(
      sql,
    ),
};

const policyClasses = /^(cross_tenant|secrets|dos_.*|tenant_predicate)$/;

const wanted = (name: string) => values.dialect === undefined || values.dialect.includes(name);
const attacks = readLines<Attack>('attacks.jsonl');
const honest = readLines<Honest>('allowed.jsonl');
const report: Record<string, Tally> = {};
const bypassed: string[] = [];
const refused: string[] = [];
const rules: Record<string, string> = {};
for (const [name, { dialect, lab, schema }] of Object.entries(dialects)) {
  if (!wanted(name)) continue;
  report[name] = await measure(name, dialect, labCatalog(dialect, lab, schema));
}
print();
const gold = values.gold ? await judgeGold(data) : undefined;
const executed = values.execute
  ? await executeAttacks(folder, wanted, Number(values.mutations ?? 0))
  : undefined;
const hostile = values.hostile
  ? await judgeHostile(
      Object.entries(dialects)
        .filter(([name]) => wanted(name))
        .map(([, { dialect }]) => dialect),
      Number(values.hostile),
    )
  : undefined;
if (values.json !== undefined) {
  const commit = execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
  const meta = {
    command: process.argv.slice(1),
    node: process.version,
    commit,
    at: new Date().toISOString(),
  };
  writeFileSync(
    values.json,
    `${JSON.stringify({ ...meta, dialects: report, bypassed, refused, rules, gold, executed, hostile }, null, 2)}\n`,
  );
}

async function measure(name: string, dialect: Dialect, catalog: Catalog): Promise<Tally> {
  const hostile = attacks.filter((attack) => attack.dialect === name);
  const friendly = honest.filter((query) => query.dialect === name);
  const times: number[] = [];
  const passes = async (sql: string, id: string, against = catalog, strictNames = true): Promise<boolean> => {
    const started = process.hrtime.bigint();
    const verdict = await judgeSql(sql, {
      dialect,
      catalog: against,
      allowedFunctions: ['total_sales'],
      strictNames,
    });
    times.push(Number(process.hrtime.bigint() - started) / 1000);
    if (verdict.verdict !== 'read') rules[id] = `${verdict.verdict}: ${verdict.rule}`;
    return verdict.verdict === 'read';
  };
  const passesHonest = (query: Honest) =>
    passes(query.sql, query.id, catalogFor(query, catalog), query.origin !== 'third_party');
  for (const query of friendly) await passesHonest(query);
  times.length = 0;

  const tally: Tally = {
    attacks: hostile.length,
    bypasses: 0,
    honest: friendly.length,
    refusals: 0,
    byClass: {},
    guardable: { attacks: 0, bypasses: 0 },
    usMedian: 0,
    usP95: 0,
    naive: {},
  };
  for (const attack of hostile) {
    const passed = await passes(attack.sql, attack.id);
    const row = tally.byClass[attack.class] ?? { attacks: 0, bypasses: 0 };
    tally.byClass[attack.class] = row;
    const guardable =
      !policyClasses.test(attack.class) && attack.severity !== 'low' && attack.layers.includes('guard');
    row.attacks += 1;
    if (guardable) tally.guardable.attacks += 1;
    if (!passed) continue;
    row.bypasses += 1;
    tally.bypasses += 1;
    if (guardable) tally.guardable.bypasses += 1;
    bypassed.push(attack.id);
  }
  for (const query of friendly) {
    if (await passesHonest(query)) continue;
    tally.refusals += 1;
    refused.push(query.id);
  }
  for (const [guard, reads] of Object.entries(naiveGuards)) {
    tally.naive[guard] = {
      bypasses: hostile.filter((attack) => reads(attack.sql)).length,
      refusals: friendly.filter((query) => !reads(query.sql)).length,
    };
  }
  times.sort((a, b) => a - b);
  tally.usMedian = Math.round(times[Math.floor(times.length / 2)] ?? 0);
  tally.usP95 = Math.round(times[Math.floor(times.length * 0.95)] ?? 0);
  return tally;
}

function print(): void {
  console.table(
    Object.fromEntries(
      Object.entries(report).map(([name, tally]) => [
        name,
        {
          attacks: tally.attacks,
          bypasses: tally.bypasses,
          'guard can stop': tally.guardable.attacks,
          'of them bypass': tally.guardable.bypasses,
          honest: tally.honest,
          refused: tally.refusals,
          'µs median': tally.usMedian,
          'µs p95': tally.usP95,
          'SELECT guard': `${tally.naive.startsWithSelect?.bypasses} / ${tally.naive.startsWithSelect?.refusals}`,
          'keyword guard': `${tally.naive.keywordList?.bypasses} / ${tally.naive.keywordList?.refusals}`,
        },
      ]),
    ),
  );
  const classOf = new Map(attacks.map((attack) => [attack.id, `${attack.class}, ${attack.severity}`]));
  console.log(`bypassed (${bypassed.length})`);
  for (const id of bypassed) console.log(`  ${id}  ${classOf.get(id)}`);
  console.log(`refused (${refused.length})`);
  for (const id of refused) console.log(`  ${id}  ${rules[id]}`);
}

/** The tables of the lab's default schema, as introspection would give them. */
function labCatalog(dialect: Dialect, lab: string, schema: string): Catalog {
  const text = readFileSync(join(folder, 'lab', lab), 'utf8');
  const tables = new Map<string, CatalogTable>();
  for (const match of text.matchAll(/CREATE TABLE (\w+)\s*\(/gi)) {
    const name = match[1] ?? '';
    tables.set(name, table(schema, name, 'table', columnsOf(text, (match.index ?? 0) + match[0].length)));
  }
  for (const match of text.matchAll(/CREATE (MATERIALIZED )?VIEW (\w+) AS/gi)) {
    tables.set(match[2] ?? '', table(schema, match[2] ?? '', 'view', []));
  }
  const databaseName = { postgres: 'lab_tpl', trino: 'hive' }[dialect as string] ?? schema;
  return { dialect, serverVersion: '', databaseName, searchPath: [schema], tables: [...tables.values()] };
}

/**
 * The policy of the corpus is that all but `tenant_b` and `private` may be read. A query about a database of its own is
 * judged against that: the schemas it names are allowed, the types it casts to are types of its columns, and a table that
 * bears the name of one of the lab's has other columns. Its other tables stay unknown.
 */
function catalogFor(query: Honest, lab: Catalog): Catalog {
  if (query.origin !== 'third_party') return lab;
  const named = query.sql.matchAll(/(?:\bfrom|\bjoin|,)\s*[("`[\s]*(\w+)["`\]]?\s*\.\s*["`[]?\w/gi);
  const schemas = [...named]
    .map((match) => match[1] ?? '')
    .filter((name) => !/^(tenant_b|private)$/i.test(name));
  const searchPath = [...lab.searchPath, ...schemas];
  if (lab.dialect !== 'postgres') return schemas.length === 0 ? lab : { ...lab, searchPath };
  const casts = [...query.sql.matchAll(/(?:::|\bas)\s*(\w+)/gi)].map((match) => match[1] ?? '');
  const columns = casts.map((type, index) => column(`c${index}`, type));
  const tables = lab.tables.map((entry) => ({ ...entry, columns: [] }));
  return {
    ...lab,
    searchPath,
    tables: [...tables, table(lab.searchPath[0] ?? '', 'own_types', 'table', columns)],
  };
}

function column(name: string, type: string): CatalogColumn {
  return { name, type, nullable: true, default: null, generated: null, enumValues: null, comment: null };
}

function columnsOf(text: string, start: number): CatalogColumn[] {
  let depth = 1;
  let end = start;
  while (depth > 0 && end < text.length) {
    if (text[end] === '(') depth += 1;
    if (text[end] === ')') depth -= 1;
    end += 1;
  }
  const parts = text.slice(start, end - 1).split(/,(?![^(]*\))/);
  return parts.map((part) => {
    const [name = '', type = ''] = part.trim().split(/\s+/);
    return column(name, type);
  });
}

function table(
  schema: string,
  name: string,
  kind: 'table' | 'view',
  columns: readonly CatalogColumn[],
): CatalogTable {
  const keys = {
    primaryKey: null,
    uniqueConstraints: [],
    foreignKeys: [],
    checkConstraints: [],
    indexes: [],
  };
  return { schema, name, kind, comment: null, rowEstimate: null, columns, ...keys };
}

function readLines<Row>(file: string): Row[] {
  const text = readFileSync(join(folder, file), 'utf8').trim();
  return text.split('\n').map((line) => JSON.parse(line) as Row);
}
