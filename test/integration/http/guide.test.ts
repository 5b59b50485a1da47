import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithService } from '../../services/describe-with-service.ts';
import { findBinary } from '../../services/find-binary.ts';
import { queryPostgres } from '../../services/query-postgres.ts';
import { startPostgres } from '../../services/start-postgres.ts';
import { startRedis } from '../../services/start-redis.ts';
import { sqlReply } from '../../support/create-harness.ts';
import { shopSchema } from '../lifecycle/shop-schema.ts';
import { createRestStage, type RestStage } from './create-rest-stage.ts';
import { openApiClient } from './open-api-client.ts';

const page = readFileSync(join(resolve(import.meta.dirname, '../../..'), 'docs/guide/server.md'), 'utf8');
const commands = [...page.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, command = '']) => command.trim());
const redis = await startRedis();
const postgres = findBinary(['curl'], []) === null ? null : await startPostgres();

describeWithService('the commands of docs/guide/server.md', postgres, (service) => {
  let stage: RestStage;
  const variables: Record<string, string> = {};

  beforeAll(async () => {
    if (!redis) throw new Error('No Redis.');
    stage = await createRestStage(redis, () => sqlReply('SELECT count(*) AS n FROM customers'));
    const { url } = await service.createDatabase();
    await queryPostgres(url, shopSchema, 5_000);
    Object.assign(variables, { URL: stage.origin, KEY: stage.ada, DATABASE_URL: url });
  });

  afterAll(async () => {
    await stage?.close();
    await redis?.close();
  });

  it('cover every operation', async () => {
    const { document } = await openApiClient(stage.origin, null);
    const operations = Object.entries(document.paths as Record<string, object>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect([...new Set(commands.map(operationOf))].sort()).toEqual(operations.sort());
  });

  it.each(commands)('%s', async (command) => {
    const output = await run(command);
    if (operationOf(command) === 'POST /workspace') {
      const id = JSON.parse(output).tenant_id as string;
      variables.ID = id;
      await stage.nl.workspace.ready(id, { ownerId: 'ada' });
    }
    if (operationOf(command) === 'POST /workspace/{workspace_id}/knowledge')
      variables.ENTRY = JSON.parse(output).id;
    if (operationOf(command) === 'POST /new') {
      const taskId = JSON.parse(output).taskid as string;
      variables.TASK = taskId;
      const status = () => stage.nl.advisor.status(taskId, { ownerId: 'ada' });
      await expect.poll(async () => (await status()).status, { timeout: 20_000 }).toBe('DONE');
    }
    if (command.includes('event-stream'))
      expect(output).toMatch(/event: answer\ndata: \{"outcome":"answered"/);
  });

  /** A status from 400 on is a failure. */
  async function run(command: string): Promise<string> {
    const script = `curl() { command curl -sS --fail-with-body "$@"; }\n${command}`;
    const { stdout } = await promisify(execFile)('bash', ['-euc', script], {
      env: { ...process.env, ...variables },
    });
    return stdout;
  }
});

function operationOf(command: string): string {
  const [, given] = /-X (\w+)/.exec(command) ?? [];
  const method = given ?? (/ -d /.test(command) ? 'POST' : 'GET');
  const [, path = ''] = /"\$URL([^"?]*)/.exec(command) ?? [];
  return `${method} ${path.replace('$ID', '{workspace_id}')}`;
}
