import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { postgresDatabase } from '../../../adapters/database/postgres/index.ts';
import { sqliteDatabase } from '../../../adapters/database/sqlite/index.ts';
import type { Catalog } from '../../../src/ports/catalog.ts';
import { judgeSql } from '../../../src/safety/judge-sql.ts';
import { findBinary } from '../../services/find-binary.ts';
import { startPostgres } from '../../services/start-postgres.ts';

interface Question {
  readonly id: string;
  readonly db?: string;
  readonly gold_sql?: string;
  readonly gold_sql_alt?: readonly string[];
  readonly gold_sql_postgres?: string;
}

export interface Gold {
  queries: number;
  readonly refused: string[];
}

/** Judges every gold query as the product does, against the catalog that the adapter reads from its own database. */
export async function judgeGold(data: string): Promise<Record<string, Gold>> {
  const questions = globSync(join(data, 'e2e', '*.jsonl')).flatMap((file) =>
    readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Question),
  );
  const sqlite = await judgeAll(
    questions.map(({ id, db, gold_sql, gold_sql_alt = [] }) => ({
      id,
      db,
      queries: [gold_sql, ...gold_sql_alt],
    })),
    (db) => sqliteCatalog(join(data, 'e2e', 'db', db)),
  );
  const server = await startPostgres({ spawn: true });
  const psql = findBinary(['psql'], ['/usr/lib/postgresql/*/bin']);
  if (server === null || psql === null) return { sqlite };
  const postgres = await judgeAll(
    questions.map(({ id, db, gold_sql_postgres }) => ({ id, db, queries: [gold_sql_postgres] })),
    (db) => postgresCatalog(join(data, 'e2e', 'pg'), basename(db, '.sqlite'), psql, server.createDatabase),
  );
  await server.close();
  console.table({ sqlite: counts(sqlite), postgres: counts(postgres) });
  for (const id of [...sqlite.refused, ...postgres.refused]) console.log(`  refused ${id}`);
  return { sqlite, postgres };
}

const counts = ({ queries, refused }: Gold) => ({ queries, refused: refused.length });

async function judgeAll(
  questions: readonly { id: string; db: string | undefined; queries: readonly (string | undefined)[] }[],
  read: (db: string) => Promise<Catalog | null>,
): Promise<Gold> {
  const catalogs = new Map<string, Promise<Catalog | null>>();
  const gold: Gold = { queries: 0, refused: [] };
  for (const { id, db, queries } of questions) {
    for (const sql of queries) {
      if (db === undefined || !sql) continue;
      if (!catalogs.has(db)) catalogs.set(db, read(db));
      const catalog = (await catalogs.get(db)) ?? null;
      if (catalog === null) continue;
      gold.queries += 1;
      const verdict = await judgeSql(sql, { dialect: catalog.dialect, catalog, strictNames: true });
      if (verdict.verdict !== 'read') gold.refused.push(`${id} ${verdict.rule}: ${verdict.message}`);
    }
  }
  return gold;
}

async function sqliteCatalog(path: string): Promise<Catalog | null> {
  if (!existsSync(path)) return null;
  const connection = await sqliteDatabase().connect(`sqlite://${path}`);
  const catalog = await connection.introspect();
  await connection.close();
  return catalog;
}

async function postgresCatalog(
  folder: string,
  name: string,
  psql: string,
  create: () => Promise<{ readonly url: string }>,
): Promise<Catalog | null> {
  const file = [name, `spider_${name}`]
    .map((stem) => join(folder, `${stem}.sql`))
    .find((path) => existsSync(path));
  if (file === undefined) return null;
  const { url } = await create();
  execFileSync(psql, ['-q', '-f', file, url], { stdio: 'ignore' });
  const connection = await postgresDatabase().connect(url);
  const catalog = await connection.introspect();
  await connection.close();
  // A dump keeps its tables in a schema of its own, which the queries do not name.
  return {
    ...catalog,
    searchPath: [...new Set([...catalog.searchPath, ...catalog.tables.map(({ schema }) => schema)])],
  };
}
