import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostileRequests } from './hostile-requests.ts';
import { type SendOptions, sendRaw } from './send-raw.ts';

const count = 10_000;
const atOnce = 16;

describe('hostile requests', () => {
  let child: ChildProcess;
  let origin: string;
  let key: string;

  beforeAll(async () => {
    const resolveSelf = fileURLToPath(new URL('../resilience/resolve-self.ts', import.meta.url));
    child = fork(new URL('./hostile-server.ts', import.meta.url), {
      execArgv: ['--expose-gc', '--disable-warning=ExperimentalWarning', '--import', resolveSelf],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    [{ origin, key }] = await once(child, 'message');
  });

  afterAll(() => child.kill('SIGKILL'));

  async function heapBytes(): Promise<number> {
    child.send('memory');
    const [{ heapBytes: bytes }] = await once(child, 'message');
    return bytes;
  }

  it(`are answered from 400 to 499 in the form of all errors, ${count} of them, and leave nothing behind`, async () => {
    const port = Number(new URL(origin).port);
    const requests = fc.sample(hostileRequests(key), { seed: 6, numRuns: count });
    const wrong: string[] = [];
    const kinds = new Map<string, number>();
    const codes = new Set<string>();
    const queue = requests.values();
    let warm = 0;

    async function work(some: IteratorObject<(typeof requests)[number]>): Promise<void> {
      for (const { kind, bytes, ...options } of some) {
        const problem = await problemOf(bytes, options);
        if (problem)
          wrong.push(
            `${kind}: ${problem}: ${JSON.stringify(Buffer.from(bytes).toString('latin1').slice(0, 300))}`,
          );
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      }
    }

    async function problemOf(bytes: Uint8Array, options: SendOptions): Promise<string | null> {
      try {
        const { status, headers, body } = await sendRaw(port, bytes, options);
        if (!(status >= 400 && status < 500)) return `status ${status}`;
        if (!headers['content-type']?.startsWith('application/json'))
          return `${status} as ${headers['content-type']}`;
        const { error } = JSON.parse(body) as { error?: { code?: unknown; message?: unknown } };
        if (typeof error?.code !== 'string' || typeof error.message !== 'string')
          return `a body without an error: ${body}`;
        if (headers['x-content-type-options'] !== 'nosniff') return 'no security headers';
        codes.add(error.code);
        return null;
      } catch (error) {
        return (error as Error).message;
      }
    }

    await Promise.all(Array.from({ length: atOnce }, () => work(queue.take(count / 4 / atOnce))));
    warm = await heapBytes();
    await Promise.all(Array.from({ length: atOnce }, () => work(queue)));

    expect(wrong.slice(0, 10)).toEqual([]);
    expect([...kinds.values()].reduce((sum, number) => sum + number, 0)).toBe(count);
    expect([...kinds.keys()].sort()).toEqual([
      'badJson',
      'brokenHttp',
      'encodings',
      'headerTricks',
      'huge',
      'pathTricks',
      'wrongTypes',
    ]);
    expect([...codes].sort()).toEqual(
      expect.arrayContaining([
        'HEADERS_TOO_LARGE',
        'INVALID_REQUEST',
        'METHOD_NOT_ALLOWED',
        'NOT_FOUND',
        'PAYLOAD_TOO_LARGE',
        'UNAUTHORIZED',
        'UNSUPPORTED_MEDIA_TYPE',
      ]),
    );
    expect(child.exitCode).toBeNull();
    expect((await fetch(`${origin}/health`)).status).toBe(200);
    expect((await heapBytes()) - warm).toBeLessThan(8_000_000);
  }, 240_000);
});
