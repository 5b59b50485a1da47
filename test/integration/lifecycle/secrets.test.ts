import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { describeWithService } from '../../services/describe-with-service.ts';
import { startPostgres } from '../../services/start-postgres.ts';
import { createHarness, sqlReply } from '../../support/create-harness.ts';
import { createPostgresDatabase } from '../../support/live-databases.ts';
import { shopSchema } from './shop-schema.ts';

/** Long and odd enough not to occur by chance, with characters that are percent-encoded in a URL. */
const password = 'Pw-7f3a9c!e1@d5b8';

describeWithService('secrets', await startPostgres(), (postgres) => {
  it('keeps a database password out of everything that is written, said, sent or thrown', async () => {
    const live = await createPostgresDatabase(postgres);
    await live.execute(shopSchema);
    const url = new URL(live.url);
    url.password = encodeURIComponent(password);
    const dbUrl = url.toString();
    let reply = 'SELECT name FROM customers';
    const harness = await createHarness(() => sqlReply(reply));
    const said: unknown[] = [];
    const note = async (promise: Promise<unknown>): Promise<void> => {
      said.push(await promise.catch((error: unknown) => error));
    };

    const { tenantId } = await harness.nl.workspace.add({ dbUrl });
    await note(harness.nl.workspace.ready(tenantId, { pollMs: 5 }));
    await note(harness.nl.workspace.list());
    const events: unknown[] = [];
    const ask = (): Promise<unknown> =>
      harness.nl.query.ask(
        { workspaceId: tenantId, prompt: 'names' },
        { onEvent: (event) => events.push(event) },
      );
    await note(ask());
    reply = 'SELECT nope FROM customers';
    await note(ask());
    await note(harness.nl.workspace.add({ dbUrl: dbUrl.replace('postgres', 'oracle') }));
    await note(harness.nl.workspace.add({ dbUrl: dbUrl.replace(url.port, '1') }));
    await note(harness.nl.workspace.add({ dbUrl: dbUrl.replace(url.host, 'no-such-host.invalid') }));
    await note(harness.nl.workspace.add({ dbUrl: dbUrl.replace(/\/[^/]*$/, '') }));
    await live.drop();
    await note(harness.nl.workspace.add({ dbUrl }));
    await note(ask());
    await note(harness.nl.workspace.refresh(tenantId));

    const written = globSync('**/*', { cwd: harness.directory, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
    const everything = [
      ...written,
      ...said.map((value) => inspect(value, { depth: 20, showHidden: true })),
      ...said.map((value) =>
        value instanceof Error ? `${value.stack}${JSON.stringify(value)}` : JSON.stringify(value),
      ),
      inspect(events, { depth: 20 }),
      ...harness.logs,
      ...harness.prompts(),
    ].join('\n');
    await harness.close();

    expect(written.length).toBeGreaterThan(0);
    expect(said.filter((value) => value instanceof Error).length).toBeGreaterThanOrEqual(4);
    expect(everything).toContain('customers');
    for (const spelling of [
      password,
      encodeURIComponent(password),
      'Pw-7f3a9c',
      Buffer.from(password).toString('base64'),
    ]) {
      expect(everything.includes(spelling), `found ${spelling}`).toBe(false);
    }
  });
});
