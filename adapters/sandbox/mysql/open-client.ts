import type { Connection } from 'mysql2';
import { loadPeer, NlQueryError, reasonOf, redactedCause } from '../../../src/adapter-kit/index.ts';
import type { Server } from './read-server.ts';

const connectTimeoutMs = 10_000;

/** One connection, logged in. Rejects with `SANDBOX_FAILED` and `PEER_MISSING`. */
export async function openClient(
  server: Server,
  login: { readonly user: string; readonly password: string; readonly database?: string | undefined },
): Promise<Connection> {
  const mysql = await loadPeer('mysql2', () => import('mysql2'));
  const client = mysql.createConnection({
    ...login,
    host: server.host,
    port: server.port,
    charset: 'utf8mb4',
    connectTimeout: connectTimeoutMs,
    flags: ['-LOCAL_FILES'],
    supportBigNumbers: true,
    dateStrings: true,
    jsonStrings: true,
    rowsAsArray: true,
  } as unknown as Parameters<typeof mysql.createConnection>[0]);
  // A connection that breaks while idle emits this; without a listener it would end the process.
  client.on('error', () => {});
  try {
    await new Promise<void>((resolve, reject) => {
      client.connect((error) => (error ? reject(error) : resolve()));
    });
    return client;
  } catch (error) {
    client.destroy();
    const secrets = [server.password, login.password].filter((secret) => secret !== '');
    const message = `The sandbox server cannot be used: ${reasonOf(error, secrets)}.`;
    throw new NlQueryError('SANDBOX_FAILED', message, {
      details: { adapter: 'mysql' },
      cause: redactedCause(error, secrets),
    });
  }
}
