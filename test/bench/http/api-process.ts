import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createNlQuery } from 'nlquery';
import { apiKeys, createHttpHandler, protectServer, toNodeHandler } from 'nlquery/http';
import { benchParts } from './parts.ts';

// The server under load, and beside it the floor: a bare node:http server that answers JSON.
const parts = benchParts({ work: false });
const keys = apiKeys({ stateStore: parts.stateStore });
const handler = createHttpHandler(createNlQuery(parts), {
  authenticate: keys.authenticate,
  rateLimit: false,
});
const { key } = await keys.create({ ownerId: 'bench' });

const body = JSON.stringify({ status: 'ok' });
const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length };
const floor = createServer((request, response) => {
  request.resume();
  response.writeHead(200, headers).end(body);
});

const addresses = { api: protectServer(createServer(toNodeHandler(handler))), floor };
const origins: Record<string, string> = {};
for (const [name, server] of Object.entries(addresses)) {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origins[name] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
console.log(`ready ${JSON.stringify({ ...origins, key })}`);
