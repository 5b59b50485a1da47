import type { Database } from 'nlquery/adapter-kit';
import { postgresDatabase } from 'nlquery/database/postgres';
import { expect, it, onTestFinished } from 'vitest';
import { describeWithService } from '../../services/describe-with-service.ts';
import { startPostgres } from '../../services/start-postgres.ts';
import { createHarness, type Harness, sqlReply } from '../../support/create-harness.ts';
import { createPostgresDatabase, type LiveDatabase } from '../../support/live-databases.ts';
import { createPostgresReader } from '../database/postgres/create-postgres-reader.ts';

describeWithService('the role of a workspace', await startPostgres(), (postgres) => {
  async function setUp(databases?: readonly Database[]): Promise<{ harness: Harness; live: LiveDatabase }> {
    const live = await createPostgresDatabase(postgres);
    await live.execute('CREATE TABLE orders (id int PRIMARY KEY, amount numeric)');
    const harness = await createHarness(
      () => sqlReply('SELECT count(*) AS n FROM orders'),
      databases === undefined ? {} : { databases },
    );
    onTestFinished(async () => {
      await harness.close();
      await live.drop();
    });
    return { harness, live };
  }

  it('is warned of when it can write, on adding and on refreshing', async () => {
    const { harness, live } = await setUp();
    const url = new URL(await createPostgresReader(postgres, live));
    await live.execute(`GRANT INSERT ON orders TO "${url.username}"`);
    const { tenantId, warnings } = await harness.nl.workspace.add({ dbUrl: url.href });
    expect(warnings).toEqual([
      'WARN: The database role may write to 1 table. Give it a role that can only read; docs/reference/safety.md says how.',
    ]);
    await harness.nl.workspace.ready(tenantId, { pollMs: 5 });
    expect(await harness.nl.workspace.refresh(tenantId)).toMatchObject({ status: 'DONE', warnings });
    expect(harness.logs.filter((line) => line.includes('may write to 1 table'))).toHaveLength(2);
  });

  it('is not warned of when it can only read', async () => {
    const { harness, live } = await setUp();
    const dbUrl = await createPostgresReader(postgres, live);
    expect(await harness.nl.workspace.add({ dbUrl })).toMatchObject({
      status: 'IN_PROGRESS',
      warnings: [],
    });
  });

  it('does not keep a database out that cannot tell', async () => {
    const sound = postgresDatabase();
    const broken: Database = {
      ...sound,
      connect: async (...target) => ({
        ...(await sound.connect(...target)),
        roleRisks: async () => Promise.reject(new Error('no such view')),
      }),
    };
    const { harness, live } = await setUp([broken]);
    const added = await harness.nl.workspace.add({ dbUrl: live.url });
    expect(added).toMatchObject({ status: 'IN_PROGRESS', warnings: [] });
    expect(harness.logs.join('\n')).toContain('no such view');
  });
});
