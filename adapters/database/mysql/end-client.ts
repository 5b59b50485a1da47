import type { MysqlClient } from './mysql-client.ts';

/** A server that does not hang up in return is not waited for any longer. */
const goodbyeMs = 1_000;

/** Takes leave of the server and closes the socket. Never rejects. */
export async function endClient(client: MysqlClient): Promise<void> {
  if (client.stream.destroyed) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, goodbyeMs);
    client.stream.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    client.end(() => {});
  });
  client.stream.destroy();
}
