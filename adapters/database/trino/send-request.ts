import { setTimeout as delay } from 'node:timers/promises';
import type { NlQueryError } from '../../../src/adapter-kit/index.ts';
import { unreachable } from './unreachable.ts';

export interface TrinoRequest {
  readonly method: 'GET' | 'POST';
  readonly headers: Record<string, string>;
  readonly body?: string | undefined;
  readonly secrets: readonly string[];
  readonly signal: AbortSignal;
}

/** How long the server may go on saying that it is not there. */
const patienceMs = 10_000;
/** How often a page is asked for again when the connection broke; a page may be asked for twice, a statement not. */
const maxBrokenConnections = 3;

/**
 * Sends a request until its answer is 200: what the protocol calls a passing failure is tried again after 50 to 100 ms.
 *
 * Source: https://trino.io/docs/current/develop/client-protocol.html
 */
export async function sendRequest(
  fetch: typeof globalThis.fetch,
  url: string,
  { method, headers, body, secrets, signal }: TrinoRequest,
): Promise<Response> {
  const start = performance.now();
  for (let broken = 0; ; ) {
    const init = {
      method,
      headers,
      redirect: 'error',
      signal,
      ...(body === undefined ? {} : { body }),
    } as const;
    const response = await fetch(url, init).catch((error: unknown) => {
      signal.throwIfAborted();
      broken += 1;
      if (method === 'POST' || broken >= maxBrokenConnections) throw unreachable(error, { secrets });
      return null;
    });
    if (response?.status === 200) return response;
    if (response !== null) {
      const text = await textOf(response);
      const isPassing = [429, 502, 503, 504].includes(response.status);
      if (!isPassing || performance.now() - start > patienceMs) throw refusal(response.status, text, secrets);
    }
    await delay(waitMs(response), undefined, { signal });
  }
}

function waitMs(response: Response | null): number {
  const asked = Number(response?.headers.get('retry-after') ?? Number.NaN) * 1_000;
  return Number.isFinite(asked) ? Math.min(asked, patienceMs) : 50 + 50 * Math.random();
}

function refusal(status: number, text: string, secrets: readonly string[]): NlQueryError {
  const known: Readonly<Record<number, string>> = {
    401: 'the server refuses the credentials',
    403: 'the server refuses access',
    404: 'the server does not know the statement, or is no Trino server',
    410: 'the server has forgotten the statement',
  };
  const said = text === '' || /^\s*</.test(text) ? '' : `: ${text.slice(0, 200)}`;
  const reason = `${known[status] ?? `the server answers with HTTP ${status}`}${said}`;
  return unreachable(new Error(reason), { secrets, retryable: status !== 401 && status !== 403 });
}

async function textOf(response: Response): Promise<string> {
  const isShort = Number(response.headers.get('content-length') ?? 0) < 100_000;
  if (isShort) return response.text().catch(() => '');
  await response.body?.cancel();
  return '';
}
