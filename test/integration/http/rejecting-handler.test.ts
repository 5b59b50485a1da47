import { createServer } from 'node:http';
import { toNodeHandler } from 'nlquery/http';
import { expect, it } from 'vitest';
import { listen } from './serve-handler.ts';

const failures: readonly (readonly [string, () => Promise<Response>])[] = [
  ['rejects', async () => Promise.reject(new Error('the secret is 42'))],
  [
    'throws',
    () => {
      throw new Error('the secret is 42');
    },
  ],
];

it.each(failures)(
  'a handler that %s is answered, told to the logger, and ends no process',
  async (_, handler) => {
    const logged: unknown[] = [];
    const log = (...entry: readonly unknown[]): void => void logged.push(entry);
    const logger = { debug: log, info: log, warn: log, error: log };
    const { origin, close } = await listen(createServer(toNodeHandler(handler, { logger })));
    const response = await fetch(origin);
    expect(response.status).toBe(500);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const text = await response.text();
    expect(text).toContain('INTERNAL');
    expect(text).not.toContain('42');
    expect(logged).toEqual([[{ code: 'INTERNAL', reason: 'the secret is 42' }, 'request failed']]);
    await close();
  },
);
