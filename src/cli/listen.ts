import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { protectServer } from '../http/index.ts';
import { UsageError } from './usage-error.ts';

export interface Listening {
  readonly port: number;
  /** Takes no further request, waits for those under way at most `graceMs`, and then hangs up on them. */
  close(graceMs: number): Promise<void>;
}

/** @throws UsageError when nobody can listen there */
export async function listen(
  handle: RequestListener,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Listening> {
  const server = protectServer(createServer(handle));
  server.listen(port, host);
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      `Nothing can listen on ${host}:${port}: ${error.code}.`,
      'Choose another one by --port; 0 takes a free one.',
    );
  });
  return { port: (server.address() as AddressInfo).port, close: (graceMs) => close(server, graceMs) };
}

async function close(server: Server, graceMs: number): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  // A connection that has just been answered would be kept open for its next request.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const limit = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(limit);
}
