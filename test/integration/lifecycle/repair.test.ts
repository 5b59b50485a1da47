import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { createConnection } from 'mysql2/promise';
import { duckdbDatabase } from 'nlquery/database/duckdb';
import { mysqlDatabase } from 'nlquery/database/mysql';
import { postgresDatabase } from 'nlquery/database/postgres';
import { sqliteDatabase } from 'nlquery/database/sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { describeWithService } from '../../services/describe-with-service.ts';
import { startMariadb } from '../../services/start-mariadb.ts';
import { startPostgres } from '../../services/start-postgres.ts';
import type { TestService } from '../../services/test-service.ts';
import { createHarness, type Harness, type Reply, sqlReply } from '../../support/create-harness.ts';
import {
  createPostgresDatabase,
  createSqliteDatabase,
  type LiveDatabase,
} from '../../support/live-databases.ts';
import { shopSchema } from './shop-schema.ts';

interface Engine {
  readonly create: () => Promise<Pick<LiveDatabase, 'url' | 'execute' | 'drop'>>;
  /** Written for another engine, what is told of it, and written for this one. */
  readonly foreign: string;
  readonly told: string;
  readonly own: string;
}

function behaviour({ create, foreign, told, own }: Engine): void {
  const closers: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close();
  });

  async function start(reply: Reply): Promise<{ harness: Harness; workspaceId: string }> {
    const live = await create();
    closers.push(() => live.drop());
    await live.execute(shopSchema);
    const harness = await createHarness(reply, {
      values: 'sampled',
      databases: [sqliteDatabase(), postgresDatabase(), mysqlDatabase(), duckdbDatabase()],
    });
    closers.push(() => harness.close());
    const { tenantId } = await harness.nl.workspace.add({ dbUrl: live.url });
    await harness.nl.workspace.ready(tenantId, { pollMs: 5 });
    return { harness, workspaceId: tenantId };
  }

  it('tells the model what this engine has instead of a function of another one', async () => {
    const { harness, workspaceId } = await start(({ prompt }) =>
      sqlReply(prompt.includes('Instead of') ? own : foreign),
    );
    const answer = await harness.nl.query.ask({ workspaceId, prompt: 'Orders a year' });
    expect(answer).toMatchObject({ outcome: 'answered', sql: own, usage: { llmCalls: 2 } });
    expect(answer.data).toHaveLength(1);
    expect(answer.attempts[0]?.fault?.equivalents).toEqual([{ foreign: expect.any(String), here: told }]);
  });

  const vienna = "SELECT name FROM customers WHERE city = 'Vienna' ORDER BY name";
  const wien = "SELECT name FROM customers WHERE city = 'Wien' ORDER BY name";

  it('gives the model the nearest stored values when a text of its statement is none and no row came', async () => {
    const { harness, workspaceId } = await start(({ prompt }) =>
      sqlReply(prompt.includes('Nearest stored values') ? wien : vienna),
    );
    const stages: string[] = [];
    const answer = await harness.nl.query.ask(
      { workspaceId, prompt: 'Who lives in Vienna?' },
      { onEvent: ({ stage }) => stages.push(stage) },
    );
    expect(answer).toMatchObject({
      outcome: 'answered',
      sql: wien,
      data: [{ name: 'Bela' }, { name: 'Cleo' }],
      attempts: [
        {
          sql: vienna,
          fault: {
            kind: 'unmatched_value',
            name: 'customers.city = "Vienna"',
            suggestions: ['Wien', 'Graz'],
          },
        },
        { sql: wien, fault: null },
      ],
    });
    expect(stages).toEqual([
      'retrieved',
      'generated',
      'running',
      'repairing',
      'generated',
      'running',
      'rows',
    ]);
  });

  it('lets an empty answer stand when the model repeats it', async () => {
    const { harness, workspaceId } = await start(() => sqlReply(vienna));
    const answer = await harness.nl.query.ask({ workspaceId, prompt: 'Who lives in Vienna?' });
    expect(answer).toMatchObject({
      outcome: 'answered',
      sql: vienna,
      columns: [{ name: 'name' }],
      data: [],
      warning: null,
      usage: { llmCalls: 2 },
    });
  });

  it('asks once, and takes the next empty result for what it is', async () => {
    const rome = "SELECT name FROM customers WHERE city = 'Rome'";
    const { harness, workspaceId } = await start(({ prompt }) =>
      sqlReply(prompt.includes('Nearest stored values') ? rome : vienna),
    );
    const answer = await harness.nl.query.ask({ workspaceId, prompt: 'Who lives in Vienna?' });
    expect(answer).toMatchObject({ outcome: 'answered', sql: rome, data: [], usage: { llmCalls: 2 } });
  });

  it('falls back on the empty answer when nothing that the model writes afterwards works', async () => {
    let tries = 0;
    const { harness, workspaceId } = await start(({ prompt }) => {
      tries += 1;
      return sqlReply(
        prompt.includes('Nearest stored values') ? `SELECT gone_${tries} FROM customers` : vienna,
      );
    });
    const answer = await harness.nl.query.ask({ workspaceId, prompt: 'Who lives in Vienna?', maxRetries: 2 });
    expect(answer).toMatchObject({ outcome: 'answered', sql: vienna, data: [], usage: { llmCalls: 3 } });
    expect(answer.attempts.map(({ fault }) => fault?.kind ?? null)).toEqual([
      'unmatched_value',
      'unknown_column',
      'unknown_column',
      null,
    ]);
  });

  it('lets an empty answer stand when the model fails while it is asked once more', async () => {
    const { harness, workspaceId } = await start(({ prompt }) =>
      prompt.includes('Nearest stored values')
        ? { refusal: 'I will not go over this again.' }
        : sqlReply(vienna),
    );
    const answer = await harness.nl.query.ask({ workspaceId, prompt: 'Who lives in Vienna?' });
    expect(answer).toMatchObject({ outcome: 'answered', sql: vienna, data: [], warning: null });
    expect(harness.logs.join('\n')).toContain('the model failed while an empty answer was thought over');
  });

  it('asks nothing more when there are no tries left, rows came, or every text is a stored one', async () => {
    let sql = vienna;
    const { harness, workspaceId } = await start(() => sqlReply(sql));
    const ask = (maxRetries?: number) =>
      harness.nl.query.ask({ workspaceId, prompt: 'Who lives in Vienna?', maxRetries });
    expect(await ask(0)).toMatchObject({ outcome: 'answered', data: [], usage: { llmCalls: 1 } });
    sql = "SELECT name FROM customers WHERE city IN ('Vienna', 'Graz')";
    expect(await ask()).toMatchObject({ data: [{ name: 'Ada' }], usage: { llmCalls: 1 } });
    sql = "SELECT name FROM customers WHERE city = 'Graz' AND id = 2";
    expect(await ask()).toMatchObject({ outcome: 'answered', data: [], usage: { llmCalls: 1 } });
  });
}

describe('repair on sqlite', () =>
  behaviour({
    create: createSqliteDatabase,
    foreign: 'SELECT YEAR(placed_on) AS y, count(*) AS n FROM orders GROUP BY 1',
    told: "cast(strftime('%Y', d) AS INTEGER)",
    own: "SELECT cast(strftime('%Y', placed_on) AS INTEGER) AS y, count(*) AS n FROM orders GROUP BY 1",
  }));

describeWithService('repair on postgres', await startPostgres(), (postgres) =>
  behaviour({
    create: () => createPostgresDatabase(postgres),
    foreign: "SELECT strftime('%Y', placed_on) AS y, count(*) AS n FROM orders GROUP BY 1",
    told: "to_char(d, 'YYYY-MM-DD')",
    own: "SELECT to_char(placed_on, 'YYYY') AS y, count(*) AS n FROM orders GROUP BY 1",
  }),
);

describeWithService('repair on mariadb', await startMariadb(), (mariadb) =>
  behaviour({
    create: () => createMariadbDatabase(mariadb),
    foreign: "SELECT date_trunc('year', placed_on) AS y, count(*) AS n FROM orders GROUP BY 1",
    told: "date_format(d, '%Y-%m-01')",
    own: "SELECT date_format(placed_on, '%Y-01-01') AS y, count(*) AS n FROM orders GROUP BY 1",
  }),
);

describe('repair on duckdb', () =>
  behaviour({
    create: createDuckdbDatabase,
    foreign: "SELECT to_char(placed_on, 'YYYY') AS y, count(*) AS n FROM orders GROUP BY 1",
    told: "strftime(d, '%Y-%m-%d')",
    own: "SELECT strftime(placed_on, '%Y') AS y, count(*) AS n FROM orders GROUP BY 1",
  }));

async function createMariadbDatabase(server: TestService) {
  const database = await server.createDatabase();
  return {
    url: database.url,
    execute: async (sql: string): Promise<void> => {
      const connection = await createConnection({ uri: database.url, multipleStatements: true });
      await connection.query(sql);
      await connection.end();
    },
    drop: () => database.drop(),
  };
}

async function createDuckdbDatabase() {
  const directory = mkdtempSync(join(tmpdir(), 'nlquery-duckdb-'));
  const path = join(directory, 'live.duckdb');
  return {
    url: `duckdb://${path}`,
    execute: async (sql: string): Promise<void> => {
      const instance = await DuckDBInstance.create(path);
      const connection = await instance.connect();
      await connection.run(sql);
      connection.closeSync();
      instance.closeSync();
    },
    drop: async (): Promise<void> => rmSync(directory, { recursive: true, force: true }),
  };
}
