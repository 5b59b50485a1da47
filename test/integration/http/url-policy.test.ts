import { createNlQuery, createUrlPolicy, type UrlPolicy } from 'nlquery';
import { afterAll, expect, it } from 'vitest';
import { describeWithService } from '../../services/describe-with-service.ts';
import { queryPostgres } from '../../services/query-postgres.ts';
import { startPostgres } from '../../services/start-postgres.ts';
import { createHarness, type Harness, sqlReply } from '../../support/create-harness.ts';

describeWithService('the URL policy of an instance', await startPostgres(), (postgres) => {
  const harnesses: Harness[] = [];
  afterAll(async () => {
    for (const harness of harnesses) await harness.close();
  });

  async function instance(allowUrl: UrlPolicy): Promise<Harness> {
    const harness = await createHarness(() => sqlReply('SELECT count(*) AS n FROM customers'), { allowUrl });
    harnesses.push(harness);
    return harness;
  }

  async function createShop(): Promise<string> {
    const { url } = await postgres.createDatabase();
    await queryPostgres(url, 'CREATE TABLE customers (id integer PRIMARY KEY, name text)', 5_000);
    return url;
  }

  it('refuses to take in what it does not allow, before a connection is made', async () => {
    const { nl } = await instance(createUrlPolicy());
    const refusal = { code: 'DB_URL_NOT_ALLOWED', status: 403 };
    await expect(nl.workspace.add({ dbUrl: await createShop() })).rejects.toMatchObject(refusal);
    await expect(nl.workspace.add({ dbUrl: 'sqlite:/etc/passwd' })).rejects.toMatchObject(refusal);
    expect(await nl.workspace.list()).toEqual([]);
  });

  it('connects to the address that was checked, though the name leads elsewhere by now', async () => {
    const address = new URL(postgres.url).hostname;
    const policy = createUrlPolicy({ allowPrivate: true, resolve: async () => [address] });
    const { nl } = await instance(policy);
    // Nobody else can look this name up.
    const dbUrl = (await createShop()).replace(address, 'rebound.invalid');
    const { tenantId } = await nl.workspace.add({ dbUrl });
    await nl.workspace.ready(tenantId);
    const answer = await nl.query.ask({ workspaceId: tenantId, prompt: 'How many customers are there?' });
    expect(answer).toMatchObject({ outcome: 'answered' });
  });

  it('asks again when a stored workspace is connected to by a later process', async () => {
    const first = await instance(createUrlPolicy({ allowPrivate: true }));
    const { tenantId } = await first.nl.workspace.add({ dbUrl: await createShop() });
    await first.nl.workspace.ready(tenantId);
    const later = createNlQuery({ ...first.options, allowUrl: createUrlPolicy() });
    const refusal = { code: 'DB_URL_NOT_ALLOWED' };
    const question = { workspaceId: tenantId, prompt: 'How many customers are there?' };
    await expect(later.query.ask(question)).rejects.toMatchObject(refusal);
    await expect(later.query.run({ workspaceId: tenantId, sql: 'SELECT 1' })).rejects.toMatchObject(refusal);
    await expect(later.workspace.refresh(tenantId)).rejects.toMatchObject(refusal);
  });
});
