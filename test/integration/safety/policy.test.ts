import { afterEach, describe, expect, it } from 'vitest';
import { describeWithService } from '../../services/describe-with-service.ts';
import { startPostgres } from '../../services/start-postgres.ts';
import { createHarness, type Harness, type Reply, sqlReply } from '../../support/create-harness.ts';
import {
  createPostgresDatabase,
  createSqliteDatabase,
  type LiveDatabase,
} from '../../support/live-databases.ts';

const schema = `
  CREATE TABLE staff (id INTEGER PRIMARY KEY, name VARCHAR(40), pay_secret VARCHAR(40));
  CREATE TABLE vault_secret (id INTEGER PRIMARY KEY, word VARCHAR(40));
  INSERT INTO staff VALUES (1, 'Ann', 'canary-pay'), (2, 'Bob', 'canary-pay');
  INSERT INTO vault_secret VALUES (1, 'canary-vault');
`;
const policy = { deny: ['*.vault_*', '*.*.pay_*'] };

function behaviour(create: () => Promise<LiveDatabase>): void {
  const closers: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close();
  });

  async function start(reply: Reply): Promise<{
    harness: Harness;
    live: LiveDatabase;
    ask: (prompt: string) => ReturnType<Harness['nl']['query']['ask']>;
  }> {
    const live = await create();
    closers.push(() => live.drop());
    await live.execute(schema);
    const harness = await createHarness(reply, { policy, values: 'sampled' });
    closers.push(() => harness.close());
    const { tenantId } = await harness.nl.workspace.add({ dbUrl: live.url });
    await harness.nl.workspace.ready(tenantId, { pollMs: 10 });
    const ask = (prompt: string) => harness.nl.query.ask({ workspaceId: tenantId, prompt, maxRetries: 1 });
    return { harness, live, ask };
  }

  it('shows the model, the embedder and the suggestions nothing of what is hidden', async () => {
    const { harness, ask } = await start(() => sqlReply('SELECT pay_secret FROM staff'));
    const answer = await ask('What does canary-pay mean for Ann, and the vault_secret?');
    expect(answer.outcome).toBe('unverified');
    expect(answer.data).toBeNull();
    expect(answer.attempts[0]?.fault?.kind).toBe('unknown_column');
    expect(harness.takeEmbedded().join('\n')).not.toMatch(/secret/);
    expect(JSON.stringify(answer.context)).not.toMatch(/secret|canary/);
    const [first = ''] = harness.prompts();
    expect(first.replace(/kind=\\"question\\".*/s, '')).not.toMatch(/secret|canary/);
  });

  it.each([
    'SELECT * FROM staff',
    'SELECT word FROM vault_secret',
    'SELECT count(*) FROM vault_secret',
    'SELECT a.id FROM staff a NATURAL JOIN staff b',
    "SELECT id FROM staff WHERE pay_secret LIKE 'c%'",
    "SELECT id AS pay_secret FROM staff WHERE pay_secret LIKE 'c%'",
    "SELECT t.pay_secret FROM (SELECT id AS pay_secret FROM staff) t WHERE EXISTS (SELECT 1 FROM staff WHERE pay_secret LIKE 'c%')",
  ])('never runs %s', async (sql) => {
    const { ask } = await start(() => sqlReply(sql));
    const answer = await ask('Everything about staff');
    expect(answer).toMatchObject({ outcome: 'unverified', data: null });
    expect(JSON.stringify(answer)).not.toMatch(/canary/);
  });

  it('answers from what it allows', async () => {
    const { ask } = await start(() => sqlReply('SELECT name FROM staff ORDER BY id'));
    expect(await ask('Names of staff')).toMatchObject({
      outcome: 'answered',
      data: [{ name: 'Ann' }, { name: 'Bob' }],
    });
  });

  it('stops a table that was made since, although the database would read it', async () => {
    const { live, ask } = await start(() => sqlReply('SELECT word FROM made_since'));
    await live.execute(
      "CREATE TABLE made_since (word VARCHAR(40)); INSERT INTO made_since VALUES ('canary-new')",
    );
    const answer = await ask('Words that were made since');
    expect(answer).toMatchObject({ outcome: 'unverified', data: null });
    expect(answer.attempts[0]?.fault).toMatchObject({ kind: 'unknown_table', name: 'made_since' });
  });

  it('holds for what was stored before the policy was made', async () => {
    const live = await create();
    closers.push(() => live.drop());
    await live.execute(schema);
    const before = await createHarness(() => sqlReply('SELECT 1'), { values: 'sampled' });
    const { tenantId } = await before.nl.workspace.add({ dbUrl: live.url });
    await before.nl.workspace.ready(tenantId, { pollMs: 10 });
    await before.nl.close();
    const { createNlQuery } = await import('nlquery');
    const { sqliteVecVectorStore } = await import('nlquery/vector-store/sqlite-vec');
    const { sqliteStateStore } = await import('nlquery/state-store/sqlite');
    const { inProcessQueue } = await import('nlquery/queue/in-process');
    const { sqliteDatabase } = await import('nlquery/database/sqlite');
    const { postgresDatabase } = await import('nlquery/database/postgres');
    const after = createNlQuery({
      ...before.options,
      policy,
      vectorStore: sqliteVecVectorStore({ path: `${before.directory}/vectors.sqlite` }),
      stateStore: sqliteStateStore({ path: `${before.directory}/state.sqlite` }),
      queue: inProcessQueue(),
      databases: [sqliteDatabase(), postgresDatabase()],
    });
    const context = await after.query.retrieve({ workspaceId: tenantId, prompt: 'pay secret of the vault' });
    await after.close();
    await before.close();
    expect(context.tables.map(({ name }) => name)).toEqual(['staff']);
    expect(JSON.stringify(context)).not.toMatch(/secret|canary/);
  });
}

describe('a policy on sqlite', () => behaviour(createSqliteDatabase));

describeWithService('a policy on postgres', await startPostgres(), (postgres) =>
  behaviour(() => createPostgresDatabase(postgres)),
);
