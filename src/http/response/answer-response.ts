import type { NlQueryError } from '../../errors/nl-query-error.ts';
import type { Answer, AskOptions } from '../../query/query-service.ts';
import { answerOf } from '../wire/answer-of.ts';
import { eventOf } from '../wire/event-of.ts';
import { eventStream } from './event-stream.ts';
import { jsonResponse } from './json-response.ts';

/** The answer as JSON; as a stream of events, of which it is the last, for a client that accepts that. */
export async function answerResponse(
  {
    headers,
    signal,
    keepAliveMs,
    onStreamError: onError,
  }: {
    readonly headers: Headers;
    readonly signal: AbortSignal;
    readonly keepAliveMs: number;
    readonly onStreamError: (error: NlQueryError) => void;
  },
  work: (options: AskOptions) => Promise<Answer>,
): Promise<Response> {
  if (!acceptsEvents(headers)) return jsonResponse(200, answerOf(await work({ signal })));
  return eventStream(
    async (emit, streamSignal) => {
      const answer = await work({ signal: streamSignal, onEvent: (event) => emit(eventOf(event)) });
      return { name: 'answer', data: answerOf(answer) };
    },
    { signal, keepAliveMs, onError },
  );
}

function acceptsEvents(headers: Headers): boolean {
  return /(?:^|,)\s*text\/event-stream\s*(?:[;,]|$)/i.test(headers.get('accept') ?? '');
}
