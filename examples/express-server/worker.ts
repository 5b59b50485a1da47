/**
 * A process that runs the ingestions which the server leaves to it: the same variables as the server's, REDIS_URL among them, and
 * NLQUERY_WORK=false there. Start as many as you like; one that dies loses its jobs to another.
 *
 *   node examples/express-server/worker.ts
 */
import { createNlQuery } from 'nlquery';
import { optionsFromEnvironment } from 'nlquery/environment';
import { pino } from 'pino';

const logger = pino();
const nl = createNlQuery(await optionsFromEnvironment(process.env, { logger, confined: true, work: true }));
logger.info({ pid: process.pid }, 'worker ready');

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, async () => {
    await nl.close(); // waits for the jobs it has begun
    logger.info({ pid: process.pid }, 'worker stopped');
  });
}
