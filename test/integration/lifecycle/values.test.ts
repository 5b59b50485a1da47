import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NlQueryOptions } from 'nlquery';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stateKeys } from '../../../src/workspace/state-keys.ts';
import { createHarness, type Harness, sqlReply } from '../../support/create-harness.ts';
import { createSqliteDatabase, type LiveDatabase } from '../../support/live-databases.ts';

describe('value linking', () => {
  let live: LiveDatabase;
  let harness: Harness | undefined;

  beforeEach(async () => {
    live = await createSqliteDatabase();
    await live.execute(`
      CREATE TABLE trips (id INTEGER PRIMARY KEY, goal TEXT, contact_email TEXT,
        state TEXT CHECK (state IN ('booked', 'called off')));
      INSERT INTO trips VALUES (1, 'Hallstatt', 'ada@example.org', 'booked');
    `);
  });

  afterEach(async () => {
    await harness?.close();
    await live.drop();
  });

  async function promptFor(question: string, values: NlQueryOptions['values']): Promise<string> {
    harness = await createHarness(() => sqlReply('SELECT count(*) AS n FROM trips'), { values });
    const { tenantId } = await harness.nl.workspace.add({ dbUrl: live.url });
    await harness.nl.workspace.ready(tenantId, { pollMs: 1 });
    await harness.nl.query.ask({ workspaceId: tenantId, prompt: question });
    return harness.prompts().join('\n');
  }

  const question = 'How many trips to hallstatt were called off?';

  it('matches what the schema lists, and reads no data, unless told otherwise', async () => {
    const prompt = await promptFor(question, undefined);
    expect(prompt).toContain('trips.state holds');
    expect(prompt).not.toContain('trips.goal holds');
  });

  it('matches sampled values too when asked to', async () => {
    const prompt = await promptFor(question, 'sampled');
    expect(prompt).toMatch(/trips\.goal holds \\"Hallstatt\\" \(question: \\"hallstatt\\"\)/);
  });

  it('matches nothing when switched off', async () => {
    expect(await promptFor(question, 'none')).not.toContain(' holds ');
  });

  it('never reads columns that look personal', async () => {
    await promptFor(question, 'sampled');
    const files = globSync('**/*', { cwd: harness?.directory ?? '', withFileTypes: true });
    const written = files
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
      .join('');
    expect(written).toContain('Hallstatt');
    expect(written).not.toContain('ada@example.org');
  });

  it('samples when the policy is switched on for a schema that has not changed, and embeds nothing anew', async () => {
    await promptFor(question, 'enums');
    const { tenantId } = (await harness?.nl.workspace.list())?.[0] ?? { tenantId: '' };
    const second = await createHarness(() => sqlReply('SELECT 1'), {
      ...harness?.options,
      values: 'sampled',
    });
    second.takeEmbedded();
    expect(await second.nl.workspace.refresh(tenantId)).toMatchObject({ status: 'IN_PROGRESS' });
    await second.nl.workspace.ready(tenantId, { pollMs: 1 });
    expect(second.takeEmbedded()).toEqual([]);
    await second.nl.query.ask({ workspaceId: tenantId, prompt: question });
    expect(await second.nl.workspace.refresh(tenantId)).toMatchObject({ status: 'DONE', message: null });
    await second.close();
    harness = undefined;
  });

  it('keeps the values of the latest schema alone', async () => {
    await promptFor(question, 'sampled');
    const { nl, options } = harness ?? expect.fail();
    const { tenantId } = (await nl.workspace.list())[0] ?? expect.fail();
    await live.execute('ALTER TABLE trips ADD COLUMN guide TEXT');
    await nl.workspace.refresh(tenantId);
    await nl.workspace.ready(tenantId, { pollMs: 1 });
    const stored = await options.stateStore?.list(stateKeys.values(tenantId));
    expect(stored).toHaveLength(1);
    expect(JSON.stringify(stored)).toContain('Hallstatt');
  });
});
