import type { Client, ClientConfig, Connection } from 'pg';
import { loadPeer } from '../../../src/adapter-kit/index.ts';

/**
 * Sends a CancelRequest for the client's backend over a connection of its own and waits until the server hangs up,
 * which it does once the signal is sent. It needs no free slot and no login. Never rejects: what cannot be cancelled
 * runs into its `statement_timeout`.
 *
 * Source: https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-CANCELING-REQUESTS
 */
export async function cancelStatement(client: Client, config: ClientConfig): Promise<void> {
  const { processID, secretKey } = client as Client & BackendKey;
  if (processID === null) return;
  const pg = await loadPeer('pg', () => import('pg'));
  const connection = new pg.Connection({ ssl: config.ssl }) as CancelConnection;
  await new Promise<void>((resolve) => {
    const send = () => connection.cancel(processID, secretKey);
    connection.on('connect', () => (config.ssl ? connection.requestSsl() : send()));
    connection.on('sslconnect', send);
    connection.on('error', () => resolve());
    connection.on('end', () => resolve());
    connection.connect(client.port, client.host);
    setTimeout(resolve, 5_000).unref();
  });
  connection.stream.destroy();
}

/** Not in the published types. */
interface BackendKey {
  readonly processID: number | null;
  readonly secretKey: number;
}

/** Not in the published types. */
interface CancelConnection extends Connection {
  connect(port: number, host: string): void;
  requestSsl(): void;
  cancel(processID: number, secretKey: number): void;
}
