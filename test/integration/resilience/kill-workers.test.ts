import { beforeAll, expect, it } from 'vitest';
import { seededNumbers } from '../../../src/testing/seeded-numbers.ts';
import { describeWithService } from '../../services/describe-with-service.ts';
import { startPgvector } from '../../services/start-pgvector.ts';
import { startPostgres } from '../../services/start-postgres.ts';
import type { TestDatabase } from '../../services/test-service.ts';
import { createWideSchema } from './create-wide-schema.ts';
import { runKillRound } from './run-kill-round.ts';
import { startPersistentRedis } from './start-persistent-redis.ts';

// The whole of it: KILL_ROUNDS=20 KILL_TABLES=1000 npx vitest run test/integration/resilience/kill-workers.test.ts
// With KILL_VECTORS=pgvector the vectors go to Postgres instead of a file.
const rounds = Number(process.env.KILL_ROUNDS ?? 2);
const tables = Number(process.env.KILL_TABLES ?? 150);
const kills = 5;
/** What one worker may have embedded and not stored when it dies: one batch being stored, one being embedded. */
const unacknowledged = 2 * 256;

const redis = await startPersistentRedis();
const postgres = await startPostgres();
const pgvector = process.env.KILL_VECTORS === 'pgvector' ? await startPgvector() : null;
const servers = redis && postgres && { redis, postgres, close: () => closeAll() };
const numbers = seededNumbers(Number(process.env.KILL_SEED ?? 2_026));
const random = (): number => numbers(2 ** 31) / 2 ** 31;

async function closeAll(): Promise<void> {
  await redis?.close();
  await postgres?.close();
  await pgvector?.close();
}

describeWithService('redis and postgres', servers, ({ redis, postgres }) => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await postgres.createDatabase();
    await createWideSchema(database.url, tables);
  }, 120_000);

  for (let round = 1; round <= rounds; round += 1) {
    it(`workers that are killed lose and double nothing: round ${round} of ${rounds}, ${tables} tables`, {
      timeout: 240_000,
    }, async () => {
      const vectors = await pgvector?.createDatabase();
      const result = await runKillRound({
        redis,
        vectors: vectors?.url,
        databaseUrl: database.url,
        random,
        workers: 3,
        kills,
        withinMs: 1_500 + tables * 4,
        awayMs: 2_000,
        embedMs: 40,
        patienceMs: 180_000,
      });
      if (process.env.KILL_ROUNDS) console.log(`round ${round}: ${JSON.stringify(result)}`);
      expect(result.status).toMatch(/^(DONE|ERROR: .+)$/);
      if (result.status === 'DONE') {
        expect(result).toMatchObject({ chunks: tables * 21, missing: 0, surplus: 0 });
      }
      // Nothing that was stored is embedded again, and no kill (nor the restart) costs more than what was under way.
      expect(result.acknowledged).toBeLessThanOrEqual(result.chunks);
      expect(result.embedded).toBeLessThanOrEqual(result.chunks + unacknowledged * (result.killed + 1));
    });
  }
});
