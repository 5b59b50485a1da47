import { createNlQuery, createUrlPolicy } from 'nlquery';
import { embedded } from 'nlquery/embedded';
import { apiKeys, createHttpHandler } from 'nlquery/http';
import { serveHandler } from './serve-handler.ts';

// A server in a process of its own, so that its memory is its own. It tells its parent where it is and how much it holds.
const parts = embedded({ inMemory: true });
const keys = apiKeys({ stateStore: parts.stateStore });
const nl = createNlQuery({ ...parts, allowUrl: createUrlPolicy({ resolve: async () => ['127.0.0.1'] }) });
const handler = createHttpHandler(nl, {
  authenticate: keys.authenticate,
  rateLimit: false,
  maxTaskBytes: 2_000_000,
});
const { origin } = await serveHandler(handler);
const { key } = await keys.create({ ownerId: 'ada' });
process.send?.({ origin, key });

process.on('message', () => {
  for (let time = 0; time < 3; time += 1) globalThis.gc?.();
  process.send?.({ heapBytes: process.memoryUsage().heapUsed + process.memoryUsage().external });
});
