import type { NlQueryError } from '../../errors/nl-query-error.ts';
import { errorContent } from './error-content.ts';
import { toNlQueryError } from './to-nl-query-error.ts';

export interface ServerEvent {
  readonly name: string;
  readonly data: unknown;
}

export interface EventStreamOptions {
  /** Aborted when the client has gone. */
  readonly signal: AbortSignal;
  /** Between two comments that keep proxies from closing a silent connection. @defaultValue 15000 */
  readonly keepAliveMs?: number | undefined;
  /** Told of a failure that the stream, which had begun, ends with. */
  readonly onError: (error: NlQueryError) => void;
}

/** Does the work, telling of each step by `emit`; what it resolves to is the last event. `signal` stops it. */
export type StreamedWork = (emit: (event: ServerEvent) => void, signal: AbortSignal) => Promise<ServerEvent>;

/**
 * An answer of server-sent events, closed by the last one or by `error`. It begins with the first event: work that fails before rejects,
 * so that the failure can have a status of its own. A client that goes stops the work.
 *
 * Source: https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export async function eventStream(work: StreamedWork, options: EventStreamOptions): Promise<Response> {
  const gone = new AbortController();
  const signal = AbortSignal.any([options.signal, gone.signal]);
  const encoder = new TextEncoder();
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  writer.closed.catch(() => gone.abort());
  const begun = Promise.withResolvers<void>();
  let isBegun = false;

  const write = (text: string): void => {
    isBegun = true;
    begun.resolve();
    writer.write(encoder.encode(text)).catch(() => {});
  };
  const emit = ({ name, data }: ServerEvent): void =>
    write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);

  const keepAlive = setInterval(() => write(': still working\n\n'), options.keepAliveMs ?? 15_000);
  const finished = work(emit, signal).then(emit);
  finished
    .catch((thrown: unknown) => {
      if (!isBegun) return;
      const error = toNlQueryError(thrown);
      options.onError(error);
      emit({ name: 'error', data: errorContent(error) });
    })
    .finally(() => {
      clearInterval(keepAlive);
      writer.close().catch(() => {});
    });
  await Promise.race([begun.promise, finished]);
  return new Response(readable, {
    status: 200,
    headers: { 'content-type': 'text/event-stream; charset=utf-8' },
  });
}
