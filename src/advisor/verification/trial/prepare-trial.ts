import type { CallOptions } from '../../../ports/call-options.ts';
import type { Syntax } from '../../syntax/syntax.ts';
import type { SqlNode } from '../../syntax/tree/sql-node.ts';
import { type PreparedQuery, prepareQuery } from '../comparison/prepared-query.ts';
import { freezeClock } from '../freeze-clock.ts';
import type { Laboratory, LabTables } from '../laboratory/laboratory.ts';
import { scaleThresholds } from '../scale-thresholds.ts';
import type { Verdict } from '../verdict.ts';
import { bound } from './bound.ts';
import { nameDifference } from './name-difference.ts';
import { openTrial } from './open-trial.ts';
import type { TrialSubject } from './trial.ts';

/** Two queries that can be run, beside their tables. */
export interface PreparedTrial {
  readonly kind: 'prepared';
  readonly tables: LabTables;
  /** What fills the new tables. */
  readonly fills: readonly SqlNode[];
  /** With small thresholds and a clock that stands still. */
  readonly original: SqlNode;
  readonly rewritten: SqlNode;
  readonly before: PreparedQuery;
  readonly after: PreparedQuery;
}

/** Makes the tables and has both queries run on none; a verdict where one cannot be run, or they name their columns differently. */
export async function prepareTrial(
  { syntax, laboratory }: { readonly syntax: Syntax; readonly laboratory: Laboratory },
  subject: TrialSubject,
  options: CallOptions,
): Promise<PreparedTrial | Verdict> {
  const { dialect } = subject.analysis;
  const tables = laboratory.tablesOf([subject.original, subject.rewritten]);
  const fills = tables.design.flatMap(({ fill }) => {
    const parsed = syntax.parseOne(fill, dialect);
    return parsed.ok ? [parsed.tree] : [];
  });
  const [original, rewritten] = scaleThresholds(
    freezeClock(subject.original),
    freezeClock(subject.rewritten),
    fills,
  );
  const before = prepareQuery(laboratory, original, dialect);
  const after = prepareQuery(laboratory, rewritten, dialect);
  if (typeof before === 'string')
    return bound(`The original query cannot be put into the sandbox's SQL: ${before}`);
  if (typeof after === 'string')
    return bound(`The rewritten query cannot be put into the sandbox's SQL: ${after}`);

  const opening = await openTrial(laboratory, tables, before, after, options);
  if (opening !== null) return opening;
  const renamed = await nameDifference(laboratory, original, before, after, options);
  if (renamed !== null) return { kind: 'refuted', reason: renamed, counterexample: null };
  return { kind: 'prepared', tables, fills, original, rewritten, before, after };
}
