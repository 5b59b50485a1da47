import { once } from 'node:events';
import { join } from 'node:path';
import { createNlQuery } from '../create-nl-query.ts';
import { optionsFromEnvironment, rateLimitFromEnvironment } from '../environment/index.ts';
import { apiKeys, createHttpHandler, type HttpHandler, toNodeHandler } from '../http/index.ts';
import { createPageHandler } from '../page/index.ts';
import type { StateStore } from '../ports/state-store.ts';
import { chooseLlm } from './choose-llm.ts';
import type { CliContext } from './cli-context.ts';
import type { CliIo } from './cli-io.ts';
import { isLoopback } from './is-loopback.ts';
import { listen } from './listen.ts';
import { readPort } from './read-port.ts';
import { serveLocalOnly } from './serve-local-only.ts';
import { serveLogger } from './serve-logger.ts';
import type { ServeOptions } from './serve-options.ts';
import { serveSample } from './serve-sample.ts';
import { UsageError } from './usage-error.ts';

/** How long requests under way may take to end once the server is told to stop, milliseconds. */
const graceMs = 10_000;

/**
 * Serves routes and page until `io.signal` is aborted, then lets requests and jobs end.
 *
 * @throws UsageError when the server would be open to others without a key, and when PORT is none
 */
export async function serve({ io }: CliContext, options: ServeOptions): Promise<void> {
  const needsKeys = readAuth(options);
  const { host } = options;
  const port = options.port ?? portFrom(io.env);
  const env: CliIo['env'] = { ...io.env, NLQUERY_STATE: options.state };
  const logger = serveLogger(io, options.verbose === true);
  const { llm, isFallback } = await chooseLlm(options, io.env);
  const parts = await optionsFromEnvironment(env, { llm, logger, confined: needsKeys });
  const nl = createNlQuery({ ...parts, values: options.values ?? parts.values, now: io.now });
  // It connects at once: nothing may go wrong between here and its end.
  const limits = await rateLimitFromEnvironment(env);
  try {
    if (needsKeys) await assertKeyExists(parts.stateStore);
    const sample = options.sample
      ? serveSample(env.NLQUERY_FILE_ROOT || join(options.state, 'databases'))
      : null;
    const authenticate = needsKeys ? apiKeys({ stateStore: parts.stateStore }).authenticate : 'none';
    const page = createPageHandler({ sample, authenticate, logger });
    const api = createHttpHandler(nl, { authenticate, logger, rateLimit: limits.rateLimit });
    const both: HttpHandler = async (request) => (await page(request)) ?? api(request);
    const server = await listen(toNodeHandler(needsKeys ? both : serveLocalOnly(both), { logger }), {
      host,
      port,
    });
    io.stderr.write(`${greeting(options, server.port, { needsKeys, isFallback })}\n`);
    if (!io.signal.aborted) await once(io.signal, 'abort');
    logger.info({}, 'stopping');
    await server.close(graceMs);
  } finally {
    await limits.close();
    await nl.close();
  }
}

function portFrom({ PORT }: CliIo['env']): number {
  const port = PORT ? readPort(PORT) : 4280;
  if (port === null) throw new UsageError('PORT must be a whole number, at most 65535.');
  return port;
}

function readAuth({ auth, host }: ServeOptions): boolean {
  if (auth === 'none' && !isLoopback(host)) {
    throw new UsageError(
      `A server on ${host} is open to others: it needs API keys.`,
      'Leave --auth none out and make a key by `nlquery keys add`, or listen on 127.0.0.1.',
    );
  }
  return auth === 'keys' || !isLoopback(host);
}

async function assertKeyExists(stateStore: StateStore): Promise<void> {
  if ((await stateStore.list('api-key/')).length > 0) return;
  throw new UsageError(
    'There is no API key yet, so nobody could use the server.',
    'Make one: nlquery keys add',
  );
}

function greeting(
  { host }: ServeOptions,
  port: number,
  { needsKeys, isFallback }: { readonly needsKeys: boolean; readonly isFallback: boolean },
): string {
  const name = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
  return [
    `nlquery is ready at http://${name}:${port}/`,
    needsKeys ? 'Requests need an API key.' : 'It answers to this machine only, without a key.',
    ...(isFallback
      ? [
          'The offline model writes the SQL (rules, no network); OPENAI_API_KEY or ANTHROPIC_API_KEY bring in a language model.',
        ]
      : []),
    'Ctrl-C stops it.',
  ].join('\n');
}
