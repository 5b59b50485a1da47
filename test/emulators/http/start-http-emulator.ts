import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { HttpReply } from './http-reply.ts';
import type { RecordedRequest } from './recorded-request.ts';

export interface HttpEmulator {
  /** `http://127.0.0.1:<port>`. */
  readonly origin: string;
  /** Every request so far, oldest first. */
  readonly requests: readonly RecordedRequest[];
  /** Cuts open connections. Safe to call twice. */
  close(): Promise<void>;
}

/** A real HTTP server on a free port of 127.0.0.1 that answers with what `answer` says. A throw becomes a 500. */
export async function startHttpEmulator(
  answer: (request: RecordedRequest) => Promise<HttpReply>,
): Promise<HttpEmulator> {
  const requests: RecordedRequest[] = [];
  const closing = new AbortController();
  const server = createServer((incoming, outgoing) => {
    void serve(incoming, outgoing, { requests, answer, signal: closing.signal }).catch(() =>
      outgoing.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: async () => {
      if (!server.listening) return;
      closing.abort();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

interface Serving {
  readonly requests: RecordedRequest[];
  readonly answer: (request: RecordedRequest) => Promise<HttpReply>;
  readonly signal: AbortSignal;
}

async function serve(incoming: IncomingMessage, outgoing: ServerResponse, serving: Serving): Promise<void> {
  const finished = new Promise<void>((resolve) => outgoing.once('close', resolve));
  const request = {
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    headers: incoming.headers as Readonly<Record<string, string | undefined>>,
    body: parse(await readText(incoming)),
    aborted: false,
    finished,
  };
  serving.requests.push(request);
  let cut = false;
  outgoing.once('close', () => {
    request.aborted = !outgoing.writableFinished && !cut;
  });
  const reply = await serving.answer(request).catch(scriptFailure);
  if (reply.delayMs !== undefined) await delay(reply.delayMs, undefined, { signal: serving.signal });
  if (reply.hang || outgoing.destroyed) return;
  cut = reply.cutAfterBytes !== undefined;
  send(outgoing, reply);
}

function send(outgoing: ServerResponse, reply: HttpReply): void {
  const body = Buffer.from(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? null));
  const sent = reply.cutAfterBytes ?? reply.stallAfterBytes;
  if (reply.cutAfterBytes === 0) {
    outgoing.destroy();
    return;
  }
  outgoing.writeHead(reply.status ?? 200, {
    'content-type': 'application/json',
    'content-length': String(body.length),
    ...reply.headers,
  });
  if (sent === undefined) {
    outgoing.end(body);
    return;
  }
  outgoing.write(body.subarray(0, sent), () => {
    if (reply.cutAfterBytes !== undefined) outgoing.destroy();
  });
}

async function readText(incoming: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function scriptFailure(error: unknown): HttpReply {
  return { status: 500, body: { error: { message: `The emulator's script threw: ${String(error)}` } } };
}
