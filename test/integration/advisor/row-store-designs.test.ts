import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createConnection } from 'mysql2/promise';
import { Client } from 'pg';
import { expect, it } from 'vitest';
import { analyzePayload } from '../../../src/advisor/analysis/analyze-payload.ts';
import { applyProposal } from '../../../src/advisor/design/apply-proposal.ts';
import { buildIdentityDesign } from '../../../src/advisor/design/build-identity-design.ts';
import { proposeImprovements } from '../../../src/advisor/design/propose-improvements.ts';
import { renderDesign } from '../../../src/advisor/design/render-design.ts';
import { loadSyntax } from '../../../src/advisor/syntax/load-syntax.ts';
import { checkContract } from '../../../src/advisor/verification/check-contract.ts';
import type { Dialect } from '../../../src/ports/dialect.ts';
import { describeWithService } from '../../services/describe-with-service.ts';
import { startMariadb } from '../../services/start-mariadb.ts';
import { startPostgres } from '../../services/start-postgres.ts';

const syntax = await loadSyntax();

type Run = (sql: string) => Promise<readonly unknown[]>;

/** Runs every statement of the design with all proposals in it and compares each query's rows with the original's. */
async function compareOn(
  run: Run,
  dialect: Dialect,
  ddl: readonly string[],
  queries: readonly string[],
): Promise<readonly string[]> {
  const payload = {
    ddl: ddl.map((statement) => ({ statement })),
    queries: queries.map((query, index) => ({
      queryid: `q${index}`,
      query,
      runquantity: 100,
      executiontime: 2,
    })),
  };
  const analysis = await analyzePayload({ syntax }, payload, { dialect });
  expect(analysis.queries.flatMap(({ faults }) => faults)).toEqual([]);
  let design = buildIdentityDesign({ syntax }, analysis);
  const taken: string[] = [];
  for (;;) {
    const proposals = await proposeImprovements({ syntax }, analysis, design, {
      precompute: true,
      prune: true,
    });
    const next = proposals.find(({ id }) => !taken.includes(id));
    if (!next) break;
    taken.push(next.id);
    design = applyProposal(design, next) ?? design;
  }
  const rendered = renderDesign(design);
  expect(await checkContract({ syntax }, { rendered, design, analysis })).toEqual([]);
  for (const { statement } of [...rendered.ddl, ...rendered.migrations]) await run(statement);
  for (const [index, query] of queries.entries()) {
    const sorted = async (sql: string) => (await run(sql)).map((row) => JSON.stringify(row)).sort();
    const text = rendered.queries[index]?.query ?? '';
    expect(await sorted(text), text).toEqual(await sorted(query));
  }
  return [...new Set(taken.map((id) => id.split(':')[0] ?? ''))];
}

describeWithService('postgres', await startPostgres(), (postgres) => {
  it('designs for Postgres run on it and give the same rows', async () => {
    const database = await postgres.createDatabase();
    const client = new Client({ connectionString: database.url });
    await client.connect();
    const run: Run = async (sql) => (await client.query({ text: sql, rowMode: 'array' })).rows;
    const ddl = [
      'CREATE TABLE "Shop"."Orders" ("Id" bigserial PRIMARY KEY, customer_id bigint, placed timestamp NOT NULL, status character varying(10) DEFAULT \'new\', total numeric(10,2), extra jsonb, tags text[])',
      'CREATE TABLE "Shop".customers (id bigint PRIMARY KEY, country text NOT NULL, "order" integer)',
      'ALTER TABLE "Shop"."Orders" ADD CONSTRAINT orders_customer FOREIGN KEY (customer_id) REFERENCES "Shop".customers (id)',
      'CREATE INDEX orders_total ON "Shop"."Orders" (total)',
    ];
    try {
      await run('CREATE SCHEMA "Shop"');
      for (const statement of ddl) await run(statement);
      await run(
        'INSERT INTO "Shop".customers SELECT i, \'country \' || i % 7, i % 3 FROM generate_series(1, 60) i',
      );
      await run(
        `INSERT INTO "Shop"."Orders" (customer_id, placed, status, total, extra, tags) SELECT CASE WHEN i % 9 > 0 THEN i % 60 + 1 END,
           timestamp '2023-01-01' + i * interval '7 hours', CASE WHEN i % 5 = 0 THEN NULL ELSE 'state ' || i % 4 END, i % 100, '{"a": 1}', ARRAY['x'] FROM generate_series(1, 900) i`,
      );
      const taken = await compareOn(run, 'postgres', ddl, [
        `SELECT "Id", tags FROM "Shop"."Orders" WHERE customer_id = 17 AND placed > '2023-03-01' ORDER BY placed`,
        `SELECT c.country, count(*), min(o.total) FROM "Shop"."Orders" o JOIN "Shop".customers c ON c.id = o.customer_id WHERE extract(year FROM o.placed) = 2023 GROUP BY c.country`,
        `WITH paid AS (SELECT customer_id, total FROM "Shop"."Orders" WHERE status = 'state 1') SELECT a.customer_id, count(*) FROM paid a JOIN paid b ON a.customer_id = b.customer_id GROUP BY 1`,
        `SELECT o."Id" FROM "Shop"."Orders" o LEFT JOIN "Shop".customers c ON c.id = o.customer_id WHERE o.status IS NULL`,
        `SELECT DISTINCT "order", count(*) AS n FROM "Shop".customers GROUP BY "order"`,
        `SELECT status, count(*), sum(total) FROM "Shop"."Orders" GROUP BY status`,
        `SELECT * FROM "Shop".customers WHERE country ILIKE '%3' ORDER BY id`,
      ]);
      expect(taken).toEqual(
        expect.arrayContaining(['index-candidates', 'half-open-date-range', 'drop-needless-distinct']),
      );
    } finally {
      await client.end();
      await database.drop();
    }
  });
});

it('designs for SQLite run on it and give the same rows', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nlquery-designs-'));
  const database = new DatabaseSync(join(folder, 'shop.db'));
  const run: Run = async (sql) =>
    database.prepare(sql.replace("'advised.db'", `'${join(folder, 'advised.db')}'`)).all();
  const ddl = [
    'CREATE TABLE customers (id INTEGER PRIMARY KEY, country TEXT NOT NULL, "order" INTEGER)',
    'CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers (id), placed TEXT, total REAL)',
  ];
  try {
    for (const statement of ddl) await run(statement);
    const numbers = 'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400)';
    await run(`INSERT INTO customers ${numbers} SELECT i, 'c' || i % 5, i % 3 FROM n WHERE i <= 40`);
    await run(
      `INSERT INTO orders ${numbers} SELECT i, CASE WHEN i % 7 > 0 THEN i % 40 + 1 END, date('2023-01-01', i || ' days'), i % 50 FROM n`,
    );
    const taken = await compareOn(run, 'sqlite', ddl, [
      "SELECT id, total FROM orders WHERE customer_id = 7 AND placed >= '2023-05-01'",
      'SELECT c.country, count(*) AS n FROM orders o JOIN customers c ON c.id = o.customer_id GROUP BY c.country',
      `SELECT "order", count(*) AS n FROM customers WHERE country <> 'c9' GROUP BY "order"`,
    ]);
    expect(taken).toEqual(expect.arrayContaining(['index-candidates']));
  } finally {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

describeWithService('mariadb', await startMariadb(), (mariadb) => {
  it('designs for MySQL run on MariaDB and give the same rows', async () => {
    const database = await mariadb.createDatabase();
    const name = new URL(database.url).pathname.slice(1);
    const connection = await createConnection({ uri: database.url, rowsAsArray: true });
    // A schema of MySQL's is the server's: other tests may make one of the same name.
    const run: Run = async (sql) =>
      (
        await connection.query(sql.replaceAll('advised', `${name}_advised`))
      )[0] as unknown as readonly unknown[];
    const ddl = [
      `CREATE TABLE \`${name}\`.\`customers\` (\`id\` int(11) NOT NULL AUTO_INCREMENT, \`country\` varchar(20) DEFAULT NULL COMMENT 'it''s', \`group\` int(11) DEFAULT NULL, PRIMARY KEY (\`id\`), KEY \`by_country\` (\`country\`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`,
      `CREATE TABLE \`${name}\`.\`orders\` (\`id\` int(11) unsigned NOT NULL, \`customer_id\` int(11) DEFAULT NULL, \`placed\` date DEFAULT NULL, \`total\` decimal(10,2) DEFAULT NULL, PRIMARY KEY (\`id\`), CONSTRAINT \`f\` FOREIGN KEY (\`customer_id\`) REFERENCES \`customers\` (\`id\`)) ENGINE=InnoDB`,
    ];
    try {
      for (const statement of ddl) await run(statement);
      const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
      await run(
        `INSERT INTO ${name}.customers VALUES ${numbers(40)
          .map((i) => `(${i}, 'c${i % 5}', ${i % 3})`)
          .join(', ')}`,
      );
      await run(
        `INSERT INTO ${name}.orders VALUES ${numbers(400)
          .map(
            (i) =>
              `(${i}, ${i % 7 ? (i % 40) + 1 : 'NULL'}, DATE '2023-01-01' + INTERVAL ${i * 2} DAY, ${i % 50})`,
          )
          .join(', ')}`,
      );
      const taken = await compareOn(run, 'mysql', ddl, [
        "SELECT `id`, total FROM orders WHERE customer_id = 7 AND placed >= '2023-05-01'",
        'SELECT c.country, count(*) AS n FROM orders o JOIN customers c ON c.id = o.customer_id WHERE year(o.placed) = 2023 GROUP BY c.country',
        "SELECT `group`, count(*) AS n FROM customers WHERE 1 = 1 AND country <> 'c9' GROUP BY `group` HAVING n > 1",
        'SELECT o.id FROM orders o LEFT JOIN customers c ON c.id = o.customer_id WHERE o.total > 10',
      ]);
      expect(taken).toEqual(
        expect.arrayContaining(['index-candidates', 'half-open-date-range', 'drop-duplicate-predicate']),
      );
    } finally {
      await run('DROP DATABASE IF EXISTS advised');
      await connection.end();
      await database.drop();
    }
  });
});
