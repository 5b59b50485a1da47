/**
 * A worker: runs the ingestions that other processes start, until it is told to stop.
 *
 * ```sh
 * npm run build
 * export REDIS_URL=redis://127.0.0.1:6379
 * export NLQUERY_SECRET=$(openssl rand -base64 32)   # the same for every process
 * export NLQUERY_STATE=./state                       # holds the vectors; or DATABASE_URL=postgres://… for several machines
 * node examples/worker/worker.ts
 * ```
 *
 * Start as many as you like. Each takes two ingestions at a time. SIGTERM and Ctrl-C let it finish those it has begun; one that is
 * killed loses them to another worker within a quarter of a minute, which embeds again what had not been stored, and no more.
 *
 * A process that adds workspaces and answers questions builds the same parts and runs no ingestion:
 * `createNlQuery(await optionsFromEnvironment(process.env, { work: false }))`. docs/guide/environment.md lists the variables; all
 * processes are given the same ones.
 */
import { createNlQuery } from 'nlquery';
import { optionsFromEnvironment } from 'nlquery/environment';

const nl = createNlQuery(await optionsFromEnvironment(process.env, { work: true }));
console.log(`worker ${process.pid}: ready`);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, async () => {
    console.log(`worker ${process.pid}: finishing what it has begun`);
    await nl.close();
    console.log(`worker ${process.pid}: stopped`);
  });
}
