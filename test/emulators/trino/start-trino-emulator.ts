import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { checkRequest } from './check-request.ts';
import { createEngine } from './create-engine.ts';
import { createStatements, type Reply, type StatementRecord } from './create-statements.ts';
import type { TrinoEmulatorOptions } from './trino-emulator-options.ts';

export interface TrinoEmulator {
  /** `trino://ada@127.0.0.1:port/catalog`. */
  readonly url: string;
  readonly origin: string;
  /** Every statement that was taken, oldest first. */
  readonly statements: readonly StatementRecord[];
  /** Headers of every request, refused ones included, oldest first. */
  readonly requests: readonly {
    readonly method: string;
    readonly path: string;
    readonly headers: IncomingMessage['headers'];
  }[];
  /** Runs one statement with full rights, behind the protocol. */
  execute(sql: string, schema?: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * A server on 127.0.0.1 that speaks Trino's client protocol and is strict about it, with DuckDB for an engine: a statement is queued first, its
 * columns come on a later page than the first, its rows over several pages, and every page's address is of use once.
 */
export async function startTrinoEmulator(options: TrinoEmulatorOptions = {}): Promise<TrinoEmulator> {
  const { catalog = 'memory' } = options;
  const engine = await createEngine(catalog);
  const requests: TrinoEmulator['requests'][number][] = [];
  const server = createServer((incoming, outgoing) => {
    void answer(incoming, outgoing).catch((error: unknown) => outgoing.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const origin = `http://${host}`;
  const statements = createStatements(engine, options);

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { method = '', url: path = '', headers } = incoming;
    requests.push({ method, path, headers });
    let body = '';
    for await (const part of incoming.setEncoding('utf8')) body += part;
    const reply =
      checkRequest({ headers }, options) ?? (await statements.answer({ method, path, headers, body }));
    if (reply.delayMs !== undefined) await delay(reply.delayMs);
    if (reply.cut) outgoing.destroy();
    else send(outgoing, reply);
  }

  return {
    url: `trino://ada@${host}/${catalog}`,
    origin,
    statements: statements.records,
    requests,
    execute: async (sql, schema) =>
      void (await engine.run(sql, { schema: schema ?? null, readOnly: false }).result),
    close: async () => {
      if (!server.listening) return;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      await statements.stopAll();
      engine.close();
    },
  };
}

function send(outgoing: ServerResponse, { status = 200, headers = {}, body }: Reply): void {
  const type = typeof body === 'string' && !body.startsWith('{') ? 'text/plain' : 'application/json';
  outgoing.writeHead(status, { 'content-type': type, ...headers });
  outgoing.end(typeof body === 'string' ? body : JSON.stringify(body));
}
