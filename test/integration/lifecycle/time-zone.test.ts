import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHarness, type Harness, sqlReply } from '../../support/create-harness.ts';
import { createSqliteDatabase, type LiveDatabase } from '../../support/live-databases.ts';

describe('the time zone of a question', () => {
  let live: LiveDatabase;
  let harness: Harness;
  let workspaceId: string;

  beforeEach(async () => {
    live = await createSqliteDatabase();
    await live.execute('CREATE TABLE trips (id INTEGER PRIMARY KEY)');
    harness = await createHarness(() => sqlReply('SELECT id FROM trips'), {
      timeZone: 'Europe/Vienna',
      now: () => Date.parse('2026-11-21T20:30:00Z'),
    });
    workspaceId = (await harness.nl.workspace.add({ dbUrl: live.url })).tenantId;
    await harness.nl.workspace.ready(workspaceId, { pollMs: 1 });
  });

  afterEach(async () => {
    await harness.close();
    await live.drop();
  });

  it.each([
    [undefined, '2026-11-21T21:30:00+01:00 (Europe/Vienna)'],
    ['Asia/Tokyo', '2026-11-22T05:30:00+09:00 (Asia/Tokyo)'],
    ['asia/tokyo', '2026-11-22T05:30:00+09:00 (Asia/Tokyo)'],
    ['UTC', '2026-11-21T20:30:00+00:00 (UTC)'],
  ])('%s tells the model the moment as %s', async (timeZone, now) => {
    await harness.nl.query.ask({ workspaceId, prompt: 'Trips today', timeZone });
    expect(harness.prompts()[0]).toContain(`Now: ${now}`);
  });

  it('is refused when there is none of that name', async () => {
    const asked = harness.nl.query.ask({ workspaceId, prompt: 'Trips today', timeZone: 'Mars/Phobos' });
    await expect(asked).rejects.toMatchObject({
      code: 'INVALID_REQUEST',
      details: { issues: [{ path: 'timeZone', message: 'is not an IANA time zone' }] },
    });
  });
});
