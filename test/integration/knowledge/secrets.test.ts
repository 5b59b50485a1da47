import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { describeWithService } from '../../services/describe-with-service.ts';
import { startPostgres } from '../../services/start-postgres.ts';
import { createHarness, sqlReply } from '../../support/create-harness.ts';
import { createPostgresDatabase } from '../../support/live-databases.ts';
import { shopSchema } from '../lifecycle/shop-schema.ts';

/** Long and odd enough not to occur by chance, with characters that are percent-encoded in a URL. */
const password = 'Kn-81c0de!f@77aa';

describeWithService('knowledge on postgres', await startPostgres(), (postgres) => {
  it('works, and keeps the password out of everything that is written, said, sent or thrown', async () => {
    const live = await createPostgresDatabase(postgres);
    await live.execute(shopSchema);
    const url = new URL(live.url);
    url.password = encodeURIComponent(password);
    const harness = await createHarness(() => sqlReply('SELECT name FROM customers'));
    const { tenantId: workspaceId } = await harness.nl.workspace.add({ dbUrl: url.toString() });
    await harness.nl.workspace.ready(workspaceId, { pollMs: 5 });
    const question = 'How many customers live in each city?';
    const ask = () => harness.nl.query.ask({ workspaceId, prompt: question });
    const add = (sql: string) =>
      harness.nl.knowledge.add({ workspaceId, entry: { kind: 'example', question, sql } });

    await add('SELECT city, count(*) FROM customers GROUP BY city');
    await harness.nl.knowledge.add({
      workspaceId,
      entry: { kind: 'note', table: 'public.orders', column: 'total_cents', text: 'gross' },
    });
    await ask();
    expect(harness.prompts().at(-1)).toContain('SELECT city, count(*)');
    expect(harness.prompts().at(-1)).toContain('orders.total_cents: ');

    const thrown: unknown[] = [];
    const fails = async (sql: string, code: string): Promise<void> => {
      const error: unknown = await add(sql).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ code });
      thrown.push(error);
    };
    await fails("SELECT pg_read_file('/etc/passwd')", 'SQL_REJECTED');
    await fails('SELECT city + 1 FROM customers', 'SQL_FAULT');
    await live.execute('ALTER TABLE customers DROP COLUMN city');
    await harness.nl.workspace.refresh(workspaceId);
    await harness.nl.workspace.ready(workspaceId, { pollMs: 5 });
    await ask();
    const items = await harness.nl.knowledge.list({ workspaceId });
    expect(items.map(({ entry, state }) => [entry.kind, state]).sort()).toEqual([
      ['example', 'quarantined'],
      ['note', 'active'],
    ]);
    await live.drop();
    await fails('SELECT name FROM customers', 'DATABASE_UNREACHABLE');

    const written = globSync('**/*', { cwd: harness.directory, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
    const everything = [
      ...written,
      ...[...thrown, items].map((value) => inspect(value, { depth: 20, showHidden: true })),
      JSON.stringify(thrown),
      ...harness.logs,
      ...harness.prompts(),
    ].join('\n');
    await harness.close();
    expect(everything).toContain('quarantined');
    for (const secret of [password, encodeURIComponent(password), 'Kn-81c0de']) {
      expect(everything.includes(secret), `found ${secret}`).toBe(false);
    }
  });
});
