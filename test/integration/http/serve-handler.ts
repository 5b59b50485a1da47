import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type HttpHandler, protectServer, toNodeHandler } from 'nlquery/http';

export interface Served {
  readonly origin: string;
  readonly port: number;
  readonly server: Server;
  close(): Promise<void>;
}

/** The handler on a port of 127.0.0.1. */
export async function serveHandler(handler: HttpHandler): Promise<Served> {
  return listen(protectServer(createServer(toNodeHandler(handler))));
}

export async function listen(server: Server): Promise<Served> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    server,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
