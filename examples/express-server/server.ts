/**
 * The REST routes and the web page on Express, configured by environment variables (.env.example). With none it is embedded.
 *
 *   npm run build && node examples/express-server/server.ts
 */
import { once } from 'node:events';
import express from 'express';
import { createNlQuery } from 'nlquery';
import { optionsFromEnvironment, rateLimitFromEnvironment } from 'nlquery/environment';
import { apiKeys, createHttpHandler, protectServer, toNodeHandler } from 'nlquery/http';
import { createPageHandler } from 'nlquery/page';
import { pino } from 'pino';
import { makeSample } from './make-sample.ts';

const { env } = process;
const logger = pino();
const parts = await optionsFromEnvironment(env, { logger, confined: true });
const nl = createNlQuery(parts);
const limits = await rateLimitFromEnvironment(env);

// Everybody may ask when ANYBODY=true; otherwise an API key is needed: node make-key.ts
const authenticate = env.ANYBODY === 'true' ? 'none' : apiKeys(parts).authenticate;
const api = createHttpHandler(nl, { authenticate, logger, rateLimit: limits.rateLimit });
const page = createPageHandler({ sample: makeSample(env), authenticate, logger });

const app = express();
app.disable('x-powered-by');
// Your own routes go here. The handler reads bodies itself: keep express.json() to the routes that need it.
app.use(toNodeHandler(async (request) => (await page(request)) ?? api(request), { logger }));

const server = protectServer(app.listen(Number(env.PORT ?? 4280), env.HOST ?? '127.0.0.1'));
await once(server, 'listening');
logger.info({ address: server.address() }, 'ready');

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, async () => {
    logger.info({ signal }, 'stopping');
    const sweep = setInterval(() => server.closeIdleConnections(), 100);
    server.close(); // takes no more, and waits for the requests under way …
    await once(server, 'close');
    clearInterval(sweep);
    await nl.close(); // … and for the jobs
    await limits.close();
    logger.info({}, 'stopped');
  });
}
