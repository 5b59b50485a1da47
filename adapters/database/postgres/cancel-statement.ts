import type { Client, ClientConfig, Connection } from 'pg';
import { loadPeer } from '../../../src/adapter-kit/index.ts';

/**
 * Sends a CancelRequest for the client's backend over a connection of its own and waits until the server hangs up,
 * which it does once the signal is sent; `false` when it could not be reached within `timeoutMs`. It needs no free slot and
 * no login. What cannot be cancelled runs into its `statement_timeout`.
 *
 * Source: https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-CANCELING-REQUESTS
 */
export async function cancelStatement(
  client: Client,
  config: ClientConfig,
  timeoutMs: number,
): Promise<boolean> {
  const { processID, secretKey } = client as Client & BackendKey;
  if (processID === null) return false;
  const pg = await loadPeer('pg', () => import('pg'));
  const connection = new pg.Connection({
    ssl: config.ssl,
    ...(config.stream ? { stream: config.stream } : {}),
  }) as CancelConnection;
  const delivered = await new Promise<boolean>((resolve) => {
    const send = () => connection.cancel(processID, secretKey);
    connection.on('connect', () => (config.ssl ? connection.requestSsl() : send()));
    connection.on('sslconnect', send);
    connection.on('error', () => resolve(false));
    connection.on('end', () => resolve(true));
    connection.connect(client.port, client.host);
    setTimeout(() => resolve(false), timeoutMs).unref();
  });
  connection.stream.destroy();
  return delivered;
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
