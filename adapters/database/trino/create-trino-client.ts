import type { TrinoUrl } from './parse-trino-url.ts';
import { readAnswer } from './read-answer.ts';
import { sendRequest } from './send-request.ts';
import type { StatementOptions, TrinoClient } from './trino-client.ts';
import { TrinoFailure } from './trino-failure.ts';
import type { TrinoPage } from './trino-page.ts';
import { unreachable } from './unreachable.ts';

export interface ClientSettings {
  readonly source: string;
  readonly fetch: typeof fetch;
}

/** How long the server may take to answer a request that stops a statement. */
const cancelMs = 2_000;
/** How long it may still take to answer a statement whose signal was aborted after it was sent. */
const graceMs = 1_000;

/**
 * The official package `trino-client` (0.2.9) loses an error in the first answer, does not retry a 503, and has neither a time limit nor a way
 * to be aborted.
 */
export function createTrinoClient(target: TrinoUrl, { source, fetch }: ClientSettings): TrinoClient {
  const { secrets } = target.address;
  const everyRequest: Record<string, string> = {
    'x-trino-user': headerText(target.user),
    'user-agent': 'nlquery',
    ...(target.authorization === null ? {} : { authorization: target.authorization }),
  };
  const everyStatement: Record<string, string> = {
    ...everyRequest,
    'x-trino-source': source,
    'x-trino-catalog': headerText(target.catalog),
    ...(target.schema === null ? {} : { 'x-trino-schema': headerText(target.schema) }),
    'x-trino-time-zone': 'UTC',
    // Without it, times come cut to milliseconds.
    'x-trino-client-capabilities': 'PARAMETRIC_DATETIME',
    'content-type': 'text/plain; charset=utf-8',
  };

  /** Trino names the address of the next page: it must not lead our credentials elsewhere. */
  function ofTarget(nextUri: string): string {
    const origin = URL.canParse(nextUri) ? new URL(nextUri).origin : null;
    if (origin === new URL(target.origin).origin) return nextUri;
    throw unreachable(new Error('the server refers to an address other than its own'), { secrets });
  }

  async function cancel(nextUri: string): Promise<void> {
    const signal = AbortSignal.timeout(cancelMs);
    const response = await fetch(nextUri, {
      method: 'DELETE',
      headers: everyRequest,
      redirect: 'error',
      signal,
    });
    await response.body?.cancel();
  }

  async function* pages(sql: string, options: StatementOptions): AsyncGenerator<TrinoPage, void, undefined> {
    const { signal } = options;
    let nextUri: string | null = null;
    signal.throwIfAborted();
    try {
      // Until it has answered, a statement has no address by which it could be stopped.
      const posting = graceAfter(signal, graceMs);
      let response = await sendRequest(fetch, `${target.origin}/v1/statement`, {
        method: 'POST',
        headers: { ...everyStatement, ...statementHeaders(options) },
        body: sql,
        secrets,
        signal: posting,
      });
      for (;;) {
        const isFirst = nextUri === null;
        const answer = await readAnswer(response, { secrets, signal: isFirst ? posting : signal });
        nextUri = answer.nextUri === undefined ? null : ofTarget(answer.nextUri);
        if (answer.error) {
          nextUri = null;
          throw new TrinoFailure(answer.error);
        }
        signal.throwIfAborted();
        yield {
          columns: answer.columns ?? null,
          rows: answer.data ?? [],
          startedTransaction: response.headers.get('x-trino-started-transaction-id'),
        };
        if (nextUri === null) return;
        response = await sendRequest(fetch, nextUri, {
          method: 'GET',
          headers: everyRequest,
          secrets,
          signal,
        });
      }
    } catch (error) {
      throw signal.aborted ? signal.reason : error;
    } finally {
      if (nextUri !== null) await cancel(nextUri).catch(() => {});
    }
  }

  return { catalog: target.catalog, schema: target.schema, secrets, pages };
}

function statementHeaders({ timeLimitMs, transaction }: StatementOptions): Record<string, string> {
  const limit = timeLimitMs === undefined ? null : `${Math.max(1, Math.ceil(timeLimitMs))}ms`;
  return {
    // "NONE" says that this client knows transactions.
    'x-trino-transaction-id': transaction ?? 'NONE',
    ...(limit === null
      ? {}
      : { 'x-trino-session': `query_max_run_time=${limit},query_max_execution_time=${limit}` }),
  };
}

/** Headers are bytes: what is not ASCII travels as UTF-8. */
function headerText(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** Aborted `ms` after `signal` is. */
function graceAfter(signal: AbortSignal, ms: number): AbortSignal {
  const controller = new AbortController();
  const start = (): void => void setTimeout(() => controller.abort(signal.reason), ms).unref();
  signal.addEventListener('abort', start, { once: true });
  return controller.signal;
}
