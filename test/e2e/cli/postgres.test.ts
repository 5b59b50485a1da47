import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithService } from '../../services/describe-with-service.ts';
import { startPostgres } from '../../services/start-postgres.ts';
import { sqlReply } from '../../support/create-harness.ts';
import { type CliHarness, createCliHarness } from './cli-harness.ts';

const password = 'p@ss/w:rd-of-this-test';
const server = await startPostgres({ spawn: true, password });

describeWithService('nlquery ask on Postgres', server, (postgres) => {
  let cli: CliHarness;
  let url = '';

  beforeAll(async () => {
    cli = await createCliHarness();
    url = (await postgres.createDatabase()).url;
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(
      "CREATE TABLE songs (id int PRIMARY KEY, title text); INSERT INTO songs VALUES (1, 'One')",
    );
    await client.end();
  });

  afterAll(() => cli.close());

  it('answers by a URL from the environment, and writes its password nowhere', async () => {
    cli.replies(() => sqlReply('SELECT title FROM songs'));
    const env = { ...cli.env, NLQUERY_DB_URL: url };
    const argv = ['ask', 'Songs?', ...cli.model, '--csv', '--verbose'];
    const { exitCode, out, err } = await cli.run(argv, { env });
    expect([exitCode, out]).toEqual([0, 'title\nOne\n']);
    const files = readdirSync(cli.state).map((name) => readFileSync(join(cli.state, name), 'latin1'));
    expect(files.length).toBeGreaterThan(2);
    const prompts = JSON.stringify(cli.emulator.requests.map(({ body }) => body));
    for (const written of [err, prompts, ...files]) {
      expect(written).not.toContain(password);
      expect(written).not.toContain(encodeURIComponent(password));
    }
  });

  it('warns on adding that the role can do more than read', async () => {
    const { exitCode, out, err } = await cli.run(['add', url]);
    expect([exitCode, out]).toEqual([0, expect.stringMatching(/^tenant_/)]);
    expect(err).toContain('warning: The database role is a superuser');
    const { warnings } = JSON.parse((await cli.run(['add', url, '--json'])).out);
    expect(warnings).toEqual([expect.stringMatching(/^WARN: The database role is a superuser/)]);
  });

  it('exits with 3 for a wrong password and does not show it', async () => {
    const wrong = url.replace(encodeURIComponent(password), 'not-this-one');
    const { exitCode, out, err } = await cli.run(['ask', wrong, 'Songs?', ...cli.model, '--verbose']);
    expect([exitCode, out]).toEqual([3, '']);
    expect(err).toContain('authentication failed');
    expect(err).not.toContain('not-this-one');
  });
});
