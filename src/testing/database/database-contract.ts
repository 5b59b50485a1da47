import type { Database, DatabaseConnection } from '../../ports/database.ts';
import { buildContract } from '../build-contract.ts';
import type { ContractCase } from '../contract-case.ts';
import type { Deviation } from '../contract-options.ts';
import { within } from '../within.ts';
import { addressCases } from './address-cases.ts';
import { connectCases } from './connect-cases.ts';
import type { DatabaseEnvironment, DatabaseFixture } from './database-fixture.ts';
import { declarationCases } from './declaration-cases.ts';
import { dryRunCases } from './dry-run-cases.ts';
import { faultCases } from './fault-cases.ts';
import { introspectCases } from './introspect-cases.ts';
import { limitCases } from './limit-cases.ts';
import { pinningCases } from './pinning-cases.ts';
import { readOnlyCases } from './read-only-cases.ts';
import { roleCases } from './role-cases.ts';
import { rowCases } from './row-cases.ts';
import { sampleStatements } from './sample-statements.ts';
import { stopCases } from './stop-cases.ts';

export interface DatabaseContractOptions {
  /** Of `dryRun` (when it is not `none`), `cancellation`, `readOnly`, `pinsAddresses`, `roleRisks`, `planCost` and `syntaxTree`, those that the adapter declares. @defaultValue [] */
  readonly capabilities?: readonly string[] | undefined;
  /** Cases expected to fail. One that passes nevertheless is reported as stale. @defaultValue [] */
  readonly deviations?: readonly Deviation[] | undefined;
  /** How long a case waits for what has to happen, milliseconds. @defaultValue 8000 */
  readonly patienceMs?: number | undefined;
}

/**
 * What every database promises. The sample's tables are written in SQL that engines with keys have in common; an engine
 * without keys, checks or indexes translates them in `execute` and declares deviations.
 *
 * @throws `INVALID_OPTIONS` when a deviation names no case that applies, or gives no reason
 */
export function databaseContract(
  create: () => Database,
  environment: DatabaseEnvironment,
  options: DatabaseContractOptions = {},
): readonly ContractCase[] {
  const { capabilities = [], deviations = [], patienceMs = 8_000 } = options;

  async function useFixture(run: (fixture: DatabaseFixture) => Promise<void>): Promise<void> {
    const database = create();
    const provisioned = await environment.provision();
    const opened: DatabaseConnection[] = [];
    try {
      for (const sql of sampleStatements) await provisioned.execute(sql);
      const connect = async (): Promise<DatabaseConnection> => {
        const connection = await database.connect(provisioned.url);
        opened.push(connection);
        return connection;
      };
      await run({ database, environment, provisioned, connect, capabilities, patienceMs });
    } finally {
      const closed = Promise.allSettled(opened.map((connection) => connection.close()));
      await within(closed, 'close', patienceMs).finally(() => provisioned.drop());
    }
  }

  const cases = [
    ...declarationCases,
    ...addressCases,
    ...connectCases,
    ...pinningCases,
    ...introspectCases,
    ...dryRunCases,
    ...rowCases,
    ...limitCases,
    ...faultCases,
    ...stopCases,
    ...readOnlyCases,
    ...roleCases,
  ];
  const situations = [
    ...(environment.unansweringUrl === undefined ? [] : ['unanswering']),
    ...(environment.secret === undefined ? [] : ['secret']),
    ...(environment.provisionReader === undefined ? [] : ['reader']),
  ];
  return buildContract(cases, useFixture, { capabilities: [...capabilities, ...situations], deviations });
}
