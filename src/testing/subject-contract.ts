import { randomUUID } from 'node:crypto';
import { buildContract } from './build-contract.ts';
import type { ContractCase } from './contract-case.ts';
import type { ContractOptions } from './contract-options.ts';
import type { PortCase } from './port-case.ts';
import type { SubjectFixture } from './subject-fixture.ts';
import { within } from './within.ts';

interface Closable {
  close?(): Promise<void>;
}

/** The contract of a port whose adapters are made by a function of a storage name. */
export function subjectContract<Subject extends object>(
  portCases: readonly PortCase<SubjectFixture<Subject>>[],
  create: (storage: string) => Subject | Promise<Subject>,
  options: ContractOptions<Subject>,
): readonly ContractCase[] {
  const {
    unreachable,
    unanswering,
    secrets = [],
    capabilities = [],
    deviations = [],
    patienceMs = 8_000,
  } = options;

  async function useFixture(run: (fixture: SubjectFixture<Subject>) => Promise<void>): Promise<void> {
    const opened: Subject[] = [];
    const open = async (make: () => Subject | Promise<Subject>): Promise<Subject> => {
      const subject = await make();
      opened.push(subject);
      return subject;
    };
    const storage = `contract_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
    const closeAll = (): Promise<unknown> =>
      Promise.all(opened.map(async (subject: Closable) => subject.close?.()));
    try {
      await run({
        subject: await open(() => create(storage)),
        reopen: () => open(() => create(storage)),
        openUnreachable: () => open(unreachable ?? (() => create(storage))),
        openUnanswering: () => open(unanswering ?? (() => create(storage))),
        secrets,
        capabilities,
        patienceMs,
      });
    } catch (error) {
      // The case has failed, and its error is the one to show.
      await within(closeAll(), 'close', patienceMs).catch(() => {});
      throw error;
    }
    await within(closeAll(), 'close', patienceMs);
  }

  const situations = [...(unreachable ? ['unreachable'] : []), ...(unanswering ? ['unanswering'] : [])];
  return buildContract(portCases, useFixture, { capabilities: [...capabilities, ...situations], deviations });
}
