import type { CallOptions } from '../../../ports/call-options.ts';
import type { RunResult } from '../../../ports/database.ts';
import type { SqlFault } from '../../../ports/sql-fault.ts';
import type { Syntax } from '../../syntax/syntax.ts';
import {
  compareQueries,
  type PreparedQuery,
  prepareQuery,
  type QueryResults,
} from '../comparison/prepared-query.ts';
import { withoutLimit } from '../comparison/without-limit.ts';
import { candidateKeys } from '../data/candidate-keys.ts';
import { databasePlan } from '../data/database-plan.ts';
import { generateDatabase } from '../data/generate-database.ts';
import type { GeneratedTable } from '../data/generated-database.ts';
import { harvest } from '../data/harvest.ts';
import { seeQueries } from '../data/see-queries.ts';
import type { UniqueKey } from '../data/unique-key.ts';
import { valuePools } from '../data/value-pools.ts';
import { createEvaluator } from '../laboratory/create-evaluator.ts';
import type { Laboratory } from '../laboratory/laboratory.ts';
import { rowsToReach } from '../rows-to-reach.ts';
import type { Verdict } from '../verdict.ts';
import { attempt } from './attempt.ts';
import { faultOf } from './fault-of.ts';
import { prepareTrial } from './prepare-trial.ts';
import type { Difference, Outcome, Trial, TrialSubject } from './trial.ts';

/** Makes the tables and the values; a verdict where it comes to none. Rejects with `SANDBOX_FAILED` and `ABORTED`. */
export async function createTrial(
  dependencies: { readonly syntax: Syntax; readonly laboratory: Laboratory },
  subject: TrialSubject,
  options: CallOptions & { readonly seed: number },
): Promise<{ readonly kind: 'trial'; readonly trial: Trial } | Verdict> {
  const { syntax, laboratory } = dependencies;
  const { analysis } = subject;
  const { dialect } = analysis;
  const prepared = await prepareTrial(dependencies, subject, options);
  if (prepared.kind !== 'prepared') return prepared;
  const { tables, fills, original, rewritten, before, after } = prepared;
  const trees = [original, rewritten, ...fills];
  const seen = seeQueries(trees, tables.source);
  const harvested = harvest(trees, seen);
  const evaluator = createEvaluator(syntax, laboratory, dialect);
  const pools = await valuePools(evaluator, { tables: tables.source, harvest: harvested, dialect }, options);
  const declared = tables.source.flatMap((table) => [
    ...table.uniqueKeys.map((columns) => ({ table, columns, allowsNulls: true })),
    ...(table.primaryKey ? [{ table, columns: table.primaryKey }] : []),
  ]);
  const referential = dialect !== 'trino' && dialect !== 'sqlite';
  const cutsInside = fills.some((fill) => withoutLimit(fill) !== null);
  const reach = rowsToReach([original, rewritten]);
  let assumed: readonly UniqueKey[] = [];
  let equal = 0;
  let withRows = 0;
  let expected: QueryResults | null = null;

  function database(index: number): readonly GeneratedTable[] {
    return generateDatabase(tables.source, pools, {
      ...databasePlan(index, tables.source, { seed: options.seed, reach }),
      unique: [...declared, ...assumed],
      referential,
    });
  }

  async function run(query: PreparedQuery, call: CallOptions): Promise<QueryResults> {
    const whole = cutsInside && query.cut !== null ? null : await laboratory.query(query.whole, call);
    const cut = query.cut === null ? null : await laboratory.query(query.cut, call);
    return { whole, cut };
  }

  async function outcomeOn(data: readonly GeneratedTable[], call: CallOptions): Promise<Outcome> {
    expected = null;
    const loadFault = await faultOf(() => laboratory.load(tables, data, call));
    const original = await attempt(() => run(before, call));
    if ('fault' in original || truncated(original.results)) return { kind: 'unsettled' };
    expected = original.results;
    const rows = expected.cut ?? expected.whole;
    if (rows === null) return { kind: 'unsettled' };
    if (loadFault) {
      const filled = await faultOf(() => laboratory.load({ ...tables, design: [] }, data, call));
      if (filled) return { kind: 'unsettled' };
      return failing(loadFault, 'the new tables cannot be filled', rows);
    }
    const other = await attempt(() => run(after, call));
    if ('fault' in other) return failing(other.fault, 'the rewritten query fails', rows);
    const words = compareQueries(expected, other.results, before.order);
    if (words === null) return { kind: 'equal', hasRows: rows.rows.length > 0 };
    const whole = expected.whole && other.results.whole;
    const difference = whole
      ? { words, expected: expected.whole, actual: whole }
      : { words, expected: rows, actual: other.results.cut ?? other.results.whole };
    return { kind: 'differs', difference: difference as Difference };
  }

  /** The original itself may depend on the order in which rows are stored: then the database settles nothing. */
  async function isStable(data: readonly GeneratedTable[], call: CallOptions): Promise<boolean> {
    const first = expected;
    const turned = data.map(({ table, rows }) => ({ table, rows: rows.toReversed() }));
    await outcomeOn(turned, call);
    const again = expected;
    return first !== null && again !== null && compareQueries(first, again, before.order) === null;
  }

  async function differsWith(data: readonly GeneratedTable[], call: CallOptions): Promise<string | null> {
    const outcome = await outcomeOn(data, call);
    if (outcome.kind === 'equal') {
      equal += 1;
      withRows += Number(outcome.hasRows);
    }
    if (outcome.kind !== 'differs') return null;
    return (await isStable(data, call)) ? outcome.difference.words : null;
  }

  return {
    kind: 'trial',
    trial: {
      original,
      tables,
      dialect,
      candidateKeys: candidateKeys(tables.source, harvested),
      assume: (keys) => {
        assumed = keys;
      },
      assumed: () => assumed,
      settled: () => ({ databases: equal, withRows }),
      database,
      pools,
      differsOn: (index, call) => differsWith(database(index), call),
      differsWith,
      outcomeOn,
      tries: async (mutant, call) => {
        if (expected === null) return 'equal';
        const tried = await attempt(() => run(mutant, call));
        if ('fault' in tried) return tried.fault.kind === 'timeout' ? 'told' : 'invalid';
        return compareQueries(expected, tried.results, before.order) === null ? 'equal' : 'told';
      },
      prepare: (tree) => prepareQuery(laboratory, tree, dialect),
    },
  };
}

function failing(fault: SqlFault, what: string, expected: RunResult): Outcome {
  if (fault.kind === 'timeout') return { kind: 'unsettled' };
  return { kind: 'differs', difference: { words: `${what}: ${fault.message}`, expected, actual: null } };
}

function truncated({ whole, cut }: QueryResults): boolean {
  return whole?.truncated === true || cut?.truncated === true;
}
