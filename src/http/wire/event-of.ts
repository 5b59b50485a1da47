import type { AskEvent } from '../../query/query-service.ts';
import type { ServerEvent } from '../response/event-stream.ts';
import { snakeKeys } from './snake-keys.ts';

/** A stage of a question as an event on the wire. */
export function eventOf({ stage, ...facts }: AskEvent): ServerEvent {
  return { name: stage === 'repairing' ? 'repaired' : stage, data: snakeKeys(facts) };
}
