import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { describeWithService } from '../../services/describe-with-service.ts';
import { startPostgres } from '../../services/start-postgres.ts';
import { createHarness, sqlReply } from '../../support/create-harness.ts';
import { shopSchema } from './shop-schema.ts';

const server = await startPostgres({ spawn: true, password: 'right-9f2c' });

describeWithService('a database behind a password', server, (postgres) => {
  it('is taken in with the right one, and with a wrong one says why, repeating neither', async () => {
    const database = await postgres.createDatabase();
    const harness = await createHarness(() => sqlReply('SELECT count(*) AS n FROM customers'));
    const wrong = new URL(database.url);
    wrong.password = 'wrong-7a1b';
    const refused = await harness.nl.workspace
      .add({ dbUrl: wrong.toString() })
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({
      code: 'DATABASE_UNREACHABLE',
      status: 502,
      message: expect.stringMatching(/^ERROR: .*password authentication failed/),
    });
    expect(inspect(refused, { depth: 9, showHidden: true })).not.toMatch(/wrong-7a1b|right-9f2c/);
    expect(await harness.nl.workspace.list()).toEqual([]);

    const { Client } = await import('pg');
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query(shopSchema);
    await client.end();
    const { tenantId } = await harness.nl.workspace.add({ dbUrl: database.url });
    await harness.nl.workspace.ready(tenantId, { pollMs: 5 });
    const answer = await harness.nl.query.ask({ workspaceId: tenantId, prompt: 'How many customers?' });
    expect(answer.data).toEqual([{ n: 3 }]);
    await harness.close();
    await database.drop();
  });
});
