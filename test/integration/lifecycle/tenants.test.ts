import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHarness, type Harness, sqlReply } from '../../support/create-harness.ts';
import { createSqliteDatabase, type LiveDatabase } from '../../support/live-databases.ts';

describe('tenants', () => {
  let harness: Harness;
  let bakery: LiveDatabase;
  let clinic: LiveDatabase;

  beforeEach(async () => {
    harness = await createHarness(() => sqlReply('SELECT count(*) AS n FROM orders'));
    bakery = await createSqliteDatabase();
    clinic = await createSqliteDatabase();
    await bakery.execute('CREATE TABLE orders (id INTEGER PRIMARY KEY, loaves_baked INTEGER)');
    await bakery.execute('INSERT INTO orders VALUES (1, 10)');
    await clinic.execute('CREATE TABLE orders (id INTEGER PRIMARY KEY, prescribed_drug TEXT)');
    await clinic.execute("INSERT INTO orders VALUES (1, 'a'), (2, 'b')");
  });

  afterEach(async () => {
    await harness.close();
    await bakery.drop();
    await clinic.drop();
  });

  async function add(live: LiveDatabase, ownerId?: string): Promise<string> {
    const { tenantId } = await harness.nl.workspace.add({ dbUrl: live.url, ownerId });
    await harness.nl.workspace.ready(tenantId, { ownerId, pollMs: 1 });
    return tenantId;
  }

  it('never see each other’s schema in a prompt, even with equal table names', async () => {
    const bakeryId = await add(bakery);
    const clinicId = await add(clinic);
    const prompt = 'How many orders with loaves baked or a prescribed drug?';
    const fromBakery = await harness.nl.query.ask({ workspaceId: bakeryId, prompt });
    const fromClinic = await harness.nl.query.ask({ workspaceId: clinicId, prompt });
    expect([fromBakery.data, fromClinic.data]).toEqual([[{ n: 1 }], [{ n: 2 }]]);
    const [bakeryPrompt, clinicPrompt] = harness.prompts();
    expect(bakeryPrompt).toContain('loaves_baked');
    expect(bakeryPrompt).not.toContain('prescribed_drug');
    expect(clinicPrompt).toContain('prescribed_drug');
    expect(clinicPrompt).not.toContain('loaves_baked');
  });

  it('exist for the owners who added them alone', async () => {
    const tenantId = await add(bakery, 'ada');
    const notFound = { code: 'WORKSPACE_NOT_FOUND', status: 404 };
    for (const ownerId of ['bela', 'ad', 'ada/', '', undefined]) {
      expect(await harness.nl.workspace.list({ ownerId })).toEqual([]);
      await expect(harness.nl.workspace.status(tenantId, { ownerId })).rejects.toMatchObject(notFound);
      await expect(harness.nl.workspace.refresh(tenantId, { ownerId })).rejects.toMatchObject(notFound);
      await expect(harness.nl.workspace.remove(tenantId, { ownerId })).rejects.toMatchObject(notFound);
      const question = { workspaceId: tenantId, prompt: 'x', ownerId };
      await expect(harness.nl.query.ask(question)).rejects.toMatchObject(notFound);
      await expect(harness.nl.query.retrieve(question)).rejects.toMatchObject(notFound);
    }
    expect(await harness.nl.workspace.list({ ownerId: 'ada' })).toHaveLength(1);
  });

  it('are shared by owners who add the same database, and kept until the last one leaves', async () => {
    const tenantId = await add(bakery, 'ada');
    harness.takeEmbedded();
    expect(await add(bakery, 'bela')).toBe(tenantId);
    expect(harness.takeEmbedded()).toEqual([]);
    await harness.nl.workspace.remove(tenantId, { ownerId: 'ada' });
    expect(await harness.nl.workspace.list({ ownerId: 'ada' })).toEqual([]);
    const answer = await harness.nl.query.ask({ workspaceId: tenantId, prompt: 'x', ownerId: 'bela' });
    expect(answer.data).toEqual([{ n: 1 }]);
    await harness.nl.workspace.remove(tenantId, { ownerId: 'bela' });
    expect(await harness.options.stateStore.list('')).toEqual([]);
  });

  it('are one for every spelling of a URL', async () => {
    const path = bakery.url.replace('sqlite://', '');
    const spellings = [bakery.url, `SQLITE://${path}`, `sqlite:${path}`];
    const ids = await Promise.all(
      spellings.map(async (dbUrl) => (await harness.nl.workspace.add({ dbUrl })).tenantId),
    );
    expect(new Set(ids).size).toBe(1);
  });
});
