import type * as z from 'zod';
import type { Answer } from '../../query/query-service.ts';
import type { answerBody } from './answer-bodies.ts';
import { snakeKeys } from './snake-keys.ts';

/** An answer as the wire shows it. The keys of rows are the columns' own names. */
export function answerOf({ data, ...rest }: Answer): z.input<typeof answerBody> {
  return { ...snakeKeys(rest), data: data === null ? null : [...data] };
}
