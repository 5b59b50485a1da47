import type { Client } from 'pg';

/** A server that does not say goodbye in return is not waited for any longer. */
const goodbyeMs = 1_000;

/** Takes leave of the server and closes the socket. Never rejects. */
export async function endClient(client: Client): Promise<void> {
  const timer = setTimeout(() => client.connection.stream.destroy(), goodbyeMs);
  try {
    await client.end();
  } catch {
    client.connection.stream.destroy();
  } finally {
    clearTimeout(timer);
  }
}
