import { abortableDelay, isNlQueryError, throwIfAborted } from '../../../src/adapter-kit/index.ts';
import { retryAfterMs } from './retry-after-ms.ts';
import type { QdrantSettings } from './settings.ts';
import { storeFailed } from './store-failed.ts';

export interface QdrantRequest {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** Encoded; starts with a slash. */
  readonly path: string;
  readonly body?: object | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The server was too busy, or a proxy could not reach it. */
const passingStatuses: ReadonlySet<number> = new Set([408, 429, 502, 503, 504]);
const backoffMs = 200;
/** No wait is longer, whatever the server asks for. */
const maxWaitMs = 30_000;

/**
 * Sends one request, again while the server is too busy or cannot be reached (every request of this adapter may be repeated), and resolves to
 * `result`.
 *
 * Why not `@qdrant/js-client-rest` 1.19: it hides a Retry-After but for its first digit, replaces a caller's signal by its own time limit
 * (or has none), writes to the console, and ignores a path in `url`. Its JSON code, made for 64-bit integers, takes 1.6 times as long to
 * write vectors and 4 times as long to read a page of fingerprints.
 *
 * Rejects with `VECTOR_STORE_FAILED` and `ABORTED`.
 */
export async function send<Result>(settings: QdrantSettings, request: QdrantRequest): Promise<Result> {
  const body = request.body === undefined ? undefined : JSON.stringify(request.body);
  for (let attempt = 1; ; attempt += 1) {
    const asked: Asked = { waitMs: null };
    try {
      return await attemptOnce<Result>(settings, { ...request, text: body }, asked);
    } catch (error) {
      if (attempt >= settings.maxAttempts || !isNlQueryError(error) || !error.retryable) throw error;
      const waitMs = asked.waitMs ?? backoffMs * 2 ** (attempt - 1) * (0.75 + Math.random() / 4);
      await abortableDelay(Math.min(waitMs, maxWaitMs), request.signal);
    }
  }
}

/** What the server said about the next try. */
interface Asked {
  waitMs: number | null;
}

interface Envelope<Result> {
  readonly result?: Result;
  readonly status?: 'ok' | { readonly error?: string };
}

async function attemptOnce<Result>(
  { baseUrl, apiKey, timeoutMs }: QdrantSettings,
  { method, path, text, signal }: QdrantRequest & { readonly text: string | undefined },
  asked: Asked,
): Promise<Result> {
  throwIfAborted(signal);
  const secrets = apiKey === undefined ? [] : [apiKey];
  const timeout = AbortSignal.timeout(timeoutMs);
  const { status, header, said } = await exchange().catch((error: unknown) => {
    throwIfAborted(signal);
    const reason = timeout.aborted ? `no answer within ${timeoutMs} ms` : reasonBehind(error);
    throw storeFailed(reason, { secrets, retryable: true, cause: error });
  });
  const answer = parse<Result>(said);
  if (status >= 200 && status < 300 && answer !== null && 'result' in answer) return answer.result as Result;
  asked.waitMs = retryAfterMs(header, Date.now());
  const error = typeof answer?.status === 'object' ? answer.status.error : undefined;
  const reason = error ?? plainText(said);
  // A proxy's 404 is not one of a collection that does not exist.
  throw storeFailed(`HTTP ${status}${reason === undefined ? '' : `: ${reason}`}`, {
    secrets,
    status: status === 404 && error === undefined ? undefined : status,
    retryable: passingStatuses.has(status),
  });

  async function exchange(): Promise<{ status: number; header: string | null; said: string }> {
    const response = await fetch(`${baseUrl}${path}`, {
      method,
      headers: {
        ...(apiKey === undefined ? {} : { 'api-key': apiKey }),
        ...(text === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: text ?? null,
      // The key would go along to wherever a redirect points.
      redirect: 'error',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    const header = response.headers.get('retry-after');
    return { status: response.status, header, said: await response.text() };
  }
}

/** `null` when it is not a JSON object. */
function parse<Result>(text: string): Envelope<Result> | null {
  try {
    const answer = JSON.parse(text);
    return typeof answer === 'object' ? answer : null;
  } catch {
    return null;
  }
}

/** Errors about keys come as a line of plain text; a proxy's page says nothing to a reader. */
function plainText(said: string): string | undefined {
  return /^[^<>{}]{1,200}$/.test(said) ? said : undefined;
}

/** `fetch` says no more than "fetch failed"; its cause says why. */
function reasonBehind(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (cause instanceof AggregateError) return String(cause.errors[0]);
  return cause instanceof Error ? cause.message || cause.name : String(cause);
}
