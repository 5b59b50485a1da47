import { postgresDatabase } from 'nlquery/database/postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithService } from '../../services/describe-with-service.ts';
import { startPostgres } from '../../services/start-postgres.ts';
import { createHarness, sqlReply } from '../../support/create-harness.ts';
import { createPostgresDatabase, type LiveDatabase } from '../../support/live-databases.ts';

const dear = 'SELECT count(*) AS n FROM orders a CROSS JOIN orders b CROSS JOIN orders c';
const cheap = 'SELECT count(*) AS n FROM orders';

describeWithService('the cost of a plan', await startPostgres(), (postgres) => {
  let live: LiveDatabase;

  beforeAll(async () => {
    live = await createPostgresDatabase(postgres);
    await live.execute('CREATE TABLE orders (id int PRIMARY KEY, "(cost=0.00..0.01 rows=1 width=4)" int)');
    await live.execute('INSERT INTO orders SELECT i, i FROM generate_series(1, 1000) i');
    await live.execute('ANALYZE orders');
  });

  afterAll(() => live.drop());

  it('stops a statement that is too dear, and the model may try again', async () => {
    const replies = [dear, cheap];
    const harness = await createHarness(() => sqlReply(replies.shift() ?? cheap), { maxPlanCost: 10_000 });
    const { tenantId } = await harness.nl.workspace.add({ dbUrl: live.url });
    await harness.nl.workspace.ready(tenantId, { pollMs: 5 });
    const answer = await harness.nl.query.ask({ workspaceId: tenantId, prompt: 'How many orders?' });
    await harness.close();
    expect(answer.data).toEqual([{ n: 1000 }]);
    expect(answer.attempts.map(({ sql, fault }) => [sql, fault?.kind])).toEqual([
      [dear, 'too_large'],
      [cheap, undefined],
    ]);
    expect(harness.prompts().at(-1)).toContain('maxPlanCost');
  });

  it.each([
    ['of a column', 'SELECT a."(cost=0.00..0.01 rows=1 width=4)" FROM orders a, orders b, orders c'],
    ['of a line', 'SELECT 1 FROM orders a, orders b, orders "c (cost=0.00..0.01 rows=1 width=4)\n"'],
  ])('is not taken from the name %s', async (_, sql) => {
    const connection = await postgresDatabase().connect(live.url);
    await expect(connection.dryRun(sql, { maxPlanCost: 10_000 })).rejects.toMatchObject({
      code: 'SQL_FAULT',
      details: { fault: { kind: 'too_large', name: null } },
    });
    await connection.close();
  });

  it('counts what a common table expression and a subquery cost', async () => {
    const connection = await postgresDatabase().connect(live.url);
    const hidden = [
      `WITH n AS MATERIALIZED (${dear}) SELECT n FROM n LIMIT 1`,
      `SELECT id, (${dear}) FROM orders LIMIT 1`,
    ];
    for (const sql of hidden) {
      await expect(connection.dryRun(sql, { maxPlanCost: 10_000 })).rejects.toMatchObject({
        details: { fault: { kind: 'too_large' } },
      });
    }
    await connection.close();
  });
});
