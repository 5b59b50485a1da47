import type { ErrorCode } from '../errors/error-details.ts';
import { assertHides } from './assert-hides.ts';
import { assertRejects } from './assert-rejects.ts';
import type { PortCase } from './port-case.ts';
import type { SubjectFixture } from './subject-fixture.ts';

/** The case that `method` rejects with `code`, and shows no secret, when the other side cannot be reached. */
export function failureCase<Subject>(
  method: string,
  code: ErrorCode,
  call: (subject: Subject) => Promise<unknown>,
): PortCase<SubjectFixture<Subject>> {
  return {
    name: `${method} rejects with ${code} when the other side cannot be reached`,
    capability: 'unreachable',
    run: async ({ openUnreachable, secrets }) => {
      assertHides(await assertRejects(call(await openUnreachable()), code), secrets);
    },
  };
}
