import { timerDelay } from '../timer-delay.ts';

/** Lets so many in at a time, in the order of asking. */
export interface Turns {
  /** `false` when no turn came within `timeoutMs`; rejects with the signal's reason, or with what `close` was given. */
  take(options: TurnOptions): Promise<boolean>;
  /** Ends a turn that was taken. */
  end(): void;
  /** Rejects everyone in line. */
  close(error: Error): void;
}

export interface TurnOptions {
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

interface Waiter {
  admit(): void;
  refuse(error: unknown): void;
}

export function createTurns(count: number): Turns {
  let free = count;
  const line: Waiter[] = [];

  return {
    take({ timeoutMs, signal }) {
      if (free > 0) {
        free -= 1;
        return Promise.resolve(true);
      }
      return new Promise((resolve, reject) => {
        const timer =
          timeoutMs === undefined
            ? undefined
            : setTimeout(() => leave(() => resolve(false)), timerDelay(timeoutMs));
        const onAbort = () => leave(() => reject(signal?.reason));
        const waiter: Waiter = {
          admit: () => leave(() => resolve(true)),
          refuse: (error) => leave(() => reject(error)),
        };
        function leave(settle: () => void): void {
          clearTimeout(timer);
          signal?.removeEventListener('abort', onAbort);
          const place = line.indexOf(waiter);
          if (place >= 0) line.splice(place, 1);
          settle();
        }
        signal?.addEventListener('abort', onAbort);
        line.push(waiter);
      });
    },
    end() {
      const next = line[0];
      if (next) next.admit();
      else free += 1;
    },
    close(error) {
      for (const waiter of [...line]) waiter.refuse(error);
    },
  };
}
