import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

export interface Hub {
  /** Ends in a slash, as `env.remoteHost` does. */
  readonly url: string;
  /** Paths asked for, oldest first; `GET` of the whole file only. */
  readonly downloads: readonly string[];
  close(): Promise<void>;
}

/** Serves the files of `folder` as the Hub serves those of the model `name`: `/<name>/resolve/<revision>/<file>`. */
export async function startHub(name: string, folder: string): Promise<Hub> {
  const downloads: string[] = [];
  const server = createServer((request, response) => {
    const file = new RegExp(`^/${name}/resolve/[^/]+/(.+)$`).exec(request.url ?? '')?.[1] ?? '';
    if (request.headers.range === undefined) downloads.push(file);
    try {
      const content = readFileSync(join(folder, file));
      response.writeHead(200, { 'content-length': content.length }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    downloads,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
