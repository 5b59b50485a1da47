import { assertRejects } from './assert-rejects.ts';
import type { PortCase } from './port-case.ts';
import type { SubjectFixture } from './subject-fixture.ts';

/** The case that `method`, called with a signal that was aborted before, rejects with `ABORTED`. */
export function abortionCase<Subject>(
  method: string,
  call: (subject: Subject, signal: AbortSignal) => Promise<unknown>,
): PortCase<SubjectFixture<Subject>> {
  return {
    name: `${method} rejects with ABORTED when its signal was aborted`,
    run: async ({ subject }) => {
      await assertRejects(call(subject, AbortSignal.abort()), 'ABORTED');
    },
  };
}
