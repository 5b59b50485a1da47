import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { freePort } from './free-port.ts';

export interface PgliteService {
  /** Takes one connection at a time. */
  readonly url: string;
  close(): Promise<void>;
}

/** Postgres with pgvector as WebAssembly in this process, behind a socket. One backend: it has no time limits and no concurrency. */
export async function startPglite(): Promise<PgliteService> {
  const database = await PGlite.create({ extensions: { vector } });
  const port = await freePort();
  const server = new PGLiteSocketServer({ db: database, host: '127.0.0.1', port, maxConnections: 20 });
  await server.start();
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres?sslmode=disable`,
    close: async () => {
      await server.stop();
      await database.close();
    },
  };
}
