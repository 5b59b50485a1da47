import type { Logger } from '../ports/logger.ts';
import type { AskEvent } from './query-service.ts';

/** Calls the listener; what it throws, at once or by a promise that nobody waits for, is logged and nothing else. */
export function tellListener(
  { logger }: { readonly logger: Pick<Logger, 'warn'> },
  onEvent: ((event: AskEvent) => void) | undefined,
  event: AskEvent,
): void {
  const warn = (error: unknown): void =>
    logger.warn({ stage: event.stage, error: String(error) }, 'an event listener threw');
  try {
    Promise.resolve(onEvent?.(event)).catch(warn);
  } catch (error) {
    warn(error);
  }
}
