import { setTimeout as delay } from 'node:timers/promises';
import { assertRejects } from './assert-rejects.ts';
import type { PortCase } from './port-case.ts';
import type { SubjectFixture } from './subject-fixture.ts';
import { within } from './within.ts';

/** The case that `method`, waiting for an answer that does not come, rejects with `ABORTED` once its signal is aborted. */
export function interruptionCase<Subject>(
  method: string,
  call: (subject: Subject, signal: AbortSignal) => Promise<unknown>,
): PortCase<SubjectFixture<Subject>> {
  return {
    name: `${method} rejects with ABORTED when its signal is aborted under way`,
    capability: 'unanswering',
    run: async ({ openUnanswering, patienceMs }) => {
      const controller = new AbortController();
      const answer = call(await openUnanswering(), controller.signal);
      const rejection = assertRejects(within(answer, 'the aborted call', patienceMs), 'ABORTED');
      await delay(50);
      controller.abort();
      await rejection;
    },
  };
}
