import * as z from 'zod';
import type { RouteResponse } from '../route.ts';
import { answerBody } from './answer-bodies.ts';

/** What both ways of asking answer with. */
export const answerResponses: readonly RouteResponse[] = [
  { status: 200, description: 'The answer.', mediaType: 'application/json', body: answerBody },
  {
    status: 200,
    description:
      'With `Accept: text/event-stream`: the events `retrieved`, `generated`, `repaired`, `running` and `rows` as they happen, then `answer`, whose data is an Answer, or `error`, whose data is an Error.',
    mediaType: 'text/event-stream',
    body: z.string(),
  },
];
