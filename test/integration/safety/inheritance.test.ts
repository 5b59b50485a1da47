import type { AccessPolicy, RowPolicy } from 'nlquery';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithService } from '../../services/describe-with-service.ts';
import { startPostgres } from '../../services/start-postgres.ts';
import { createHarness, sqlReply } from '../../support/create-harness.ts';
import { createPostgresDatabase, type LiveDatabase } from '../../support/live-databases.ts';

const schema = `
  CREATE TABLE people (id int, name text, tenant int);
  CREATE TABLE staff (salary int) INHERITS (people);
  CREATE TABLE managers (bonus int) INHERITS (staff);
  INSERT INTO people VALUES (1, 'Ann', 1);
  INSERT INTO staff VALUES (2, 'Bob', 1, 10);
  INSERT INTO managers VALUES (3, 'Cem', 2, 20, 5);
  CREATE TABLE sales (id int, year int, tenant int) PARTITION BY LIST (year);
  CREATE TABLE sales_2024 PARTITION OF sales FOR VALUES IN (2024);
  CREATE TABLE sales_2025 PARTITION OF sales FOR VALUES IN (2025);
  INSERT INTO sales VALUES (1, 2024, 1), (2, 2025, 1), (3, 2025, 2);
`;

describeWithService('tables that show the rows of others', await startPostgres(), (postgres) => {
  let live: LiveDatabase;

  beforeAll(async () => {
    live = await createPostgresDatabase(postgres);
    await live.execute(schema);
  });

  afterAll(() => live.drop());

  async function rowsOf(
    sql: string,
    options: { readonly policy?: AccessPolicy; readonly rowPolicies?: readonly RowPolicy[] },
  ): Promise<readonly unknown[] | null> {
    const harness = await createHarness(() => sqlReply(sql), options);
    try {
      const { tenantId } = await harness.nl.workspace.add({ dbUrl: live.url });
      await harness.nl.workspace.ready(tenantId, { pollMs: 5 });
      const request = { workspaceId: tenantId, prompt: 'Everyone', principal: { tenant: 1 }, maxRetries: 0 };
      const { data } = await harness.nl.query.ask(request);
      return data === null ? null : data.map((row) => Object.values(row)[0]);
    } finally {
      await harness.close();
    }
  }

  const all = 'SELECT id FROM people ORDER BY 1';
  const where = 'tenant = :tenant';

  it.each([
    ['shows all without a policy', all, {}, [1, 2, 3]],
    ['hides a parent whose grandchild is denied', all, { policy: { deny: ['managers'] } }, null],
    [
      'shows what is above it where nothing of it is shown',
      'SELECT salary FROM managers',
      { policy: { deny: ['people'] } },
      [20],
    ],
    [
      'hides a parent whose partition is denied',
      'SELECT id FROM sales',
      { policy: { deny: ['*_2025'] } },
      null,
    ],
    [
      'shows a partitioned table that is allowed, whatever its partitions are named',
      'SELECT id FROM sales ORDER BY 1',
      { policy: { allow: ['sales'] } },
      [1, 2, 3],
    ],
    [
      "hides a child's denied column in its parents",
      'SELECT name FROM people',
      { policy: { deny: ['public.staff.name'] } },
      null,
    ],
    [
      'takes no star where a child limits columns',
      'SELECT * FROM people',
      { policy: { deny: ['public.staff.name'] } },
      null,
    ],
    ['shows the other columns', all, { policy: { deny: ['public.staff.name'] } }, [1, 2, 3]],
    ['confines a parent with its children', all, { rowPolicies: [{ table: 'people', where }] }, [1, 2]],
    ['refuses a parent of a confined table', all, { rowPolicies: [{ table: 'managers', where }] }, null],
    [
      'refuses a child of a confined table',
      'SELECT id FROM managers',
      { rowPolicies: [{ table: 'people', where }] },
      null,
    ],
    [
      'refuses a partitioned table of a confined partition',
      'SELECT id FROM sales',
      { rowPolicies: [{ table: 'sales_2025', where }] },
      null,
    ],
    [
      'confines a partitioned table',
      'SELECT id FROM sales ORDER BY 1',
      { rowPolicies: [{ table: 'sales', where }] },
      [1, 2],
    ],
    [
      'confines each table of a family that has a policy',
      'SELECT id FROM managers UNION ALL SELECT id FROM people ORDER BY 1',
      { rowPolicies: [{ table: '*', where }] },
      [1, 2],
    ],
  ])('%s', async (_, sql, options, expected) => {
    expect(await rowsOf(sql, options)).toEqual(expected);
  });
});
