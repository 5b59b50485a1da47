import type { Lease } from '../../leases/take-lease.ts';
import type { Analysis } from '../analysis/analysis.ts';
import type { JdbcSource } from '../jdbc/jdbc-source.ts';
import { parseJdbcUrl } from '../jdbc/parse-jdbc-url.ts';
import { readSource } from '../source/read-source.ts';
import { noSource, type SourceFacts } from '../source/source-facts.ts';
import { withSourceFacts } from '../source/with-source-facts.ts';
import type { AdviceSteps } from './advice-steps.ts';
import type { TaskMemory } from './create-task-memory.ts';
import type { TaskDetails } from './take-task-lease.ts';
import type { TaskDependencies } from './task-dependencies.ts';
import type { GivenTask } from './task-record.ts';

export interface FactsToRead {
  readonly given: Pick<GivenTask, 'ddl' | 'queries'>;
  /** JDBC; empty offline. */
  readonly url: string;
  readonly steps: Pick<AdviceSteps, 'read'>;
  readonly lease: Lease<TaskDetails>;
  readonly memory: TaskMemory;
  readonly deadline: AbortSignal;
}

/** Of the deadline: what asking the real source may take. */
const shareForSource = 0.2;

/** The payload as it was read, with what the real source tells of it: the latter within a share of the deadline. */
export async function readFacts(
  dependencies: TaskDependencies,
  { given, url, steps, memory, lease, deadline }: FactsToRead,
): Promise<{ readonly analysis: Analysis; readonly facts: SourceFacts }> {
  const target = parseJdbcUrl(url);
  const { ddl, queries } = given;
  const parsed = await memory.once('analysis', () =>
    steps.read(
      { ddl, queries },
      { dialect: target?.dialect ?? null, catalog: target?.catalog ?? null, schema: target?.schema ?? null },
    ),
  );
  const source = parseJdbcUrl(url, { defaultCatalog: parsed.catalog });
  if (source === null) return { analysis: parsed, facts: noSource };
  const facts = await memory.once('source', () => tell(source));
  return { analysis: withSourceFacts(parsed, facts), facts };

  async function tell(source: JdbcSource): Promise<SourceFacts> {
    const patience = AbortSignal.timeout(
      Math.ceil(dependencies.settings.advisor.deadlineMs * shareForSource),
    );
    const signal = AbortSignal.any([lease.signal, deadline, patience]);
    try {
      return await readSource(dependencies, { source, analysis: parsed }, signal);
    } catch (error) {
      if (lease.signal.aborted || !signal.aborted) throw error;
      return { ...noSource, notes: [...source.notes, 'The source did not tell everything in time.'] };
    }
  }
}
