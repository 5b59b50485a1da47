import { randomUUID } from 'node:crypto';
import { buildContract } from './build-contract.ts';
import type { ContractCase } from './contract-case.ts';
import type { ContractOptions } from './contract-options.ts';
import type { PortCase } from './port-case.ts';
import type { SubjectFixture } from './subject-fixture.ts';

interface Closable {
  close?(): Promise<void>;
}

/** The contract of a port whose adapters are made by a function of a storage name. */
export function subjectContract<Subject extends Closable>(
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
    } finally {
      for (const subject of opened) await subject.close?.();
    }
  }

  const situations = [...(unreachable ? ['unreachable'] : []), ...(unanswering ? ['unanswering'] : [])];
  return buildContract(portCases, useFixture, { capabilities: [...capabilities, ...situations], deviations });
}
