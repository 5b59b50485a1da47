import { isNlQueryError } from '../../errors/is-nl-query-error.ts';
import type { CallOptions } from '../../ports/call-options.ts';
import type { RunResult } from '../../ports/database.ts';
import type { Dialect } from '../../ports/dialect.ts';
import type { SqlFault, SqlFaultKind } from '../../ports/sql-fault.ts';
import type { Analysis } from '../analysis/analysis.ts';
import type { Design } from '../design/design.ts';
import type { SqlNode } from '../syntax/sql-tree.ts';
import type { Syntax } from '../syntax/syntax.ts';
import { outputItems } from './comparison/output-items.ts';
import {
  compareQueries,
  type PreparedQuery,
  prepareQuery,
  type QueryResults,
} from './comparison/prepared-query.ts';
import { withoutLimit } from './comparison/without-limit.ts';
import { candidateKeys } from './data/candidate-keys.ts';
import type { ColumnKey } from './data/column-key.ts';
import { databasePlan } from './data/database-plan.ts';
import { generateDatabase } from './data/generate-database.ts';
import type { GeneratedTable } from './data/generated-database.ts';
import { harvest } from './data/harvest.ts';
import { seeQueries } from './data/see-queries.ts';
import type { UniqueKey } from './data/unique-key.ts';
import { type ValuePool, valuePools } from './data/value-pools.ts';
import { freezeClock } from './freeze-clock.ts';
import { createEvaluator } from './laboratory/create-evaluator.ts';
import type { Laboratory, LabTables } from './laboratory/laboratory.ts';
import { rowsToReach } from './rows-to-reach.ts';
import { scaleThresholds } from './scale-thresholds.ts';
import type { Verdict } from './verdict.ts';

/** Two queries in the laboratory, with data made for them. */
export interface Trial {
  readonly original: SqlNode;
  readonly tables: LabTables;
  readonly dialect: Dialect;
  readonly candidateKeys: readonly UniqueKey[];
  /** From now on data keeps these keys unique, beside the declared ones. */
  assume(keys: readonly UniqueKey[]): void;
  assumed(): readonly UniqueKey[];
  /** Databases on which the two were found to be equal, and on how many of them the original query gave a row. */
  settled(): { readonly databases: number; readonly withRows: number };
  /** What the columns of the source tables may hold. */
  readonly pools: ReadonlyMap<ColumnKey, ValuePool>;
  database(index: number): readonly GeneratedTable[];
  /** How the two differ on the `index`-th database, in words; `null` when they do not, or the database does not settle it. */
  differsOn(index: number, options: CallOptions): Promise<string | null>;
  /** The same for other rows. */
  differsWith(data: readonly GeneratedTable[], options: CallOptions): Promise<string | null>;
  outcomeOn(data: readonly GeneratedTable[], options: CallOptions): Promise<Outcome>;
  /** What a mutant of the original makes of the data that was loaded last: told from the original, equal to it, or no valid SQL. */
  tries(mutant: PreparedQuery, options: CallOptions): Promise<'told' | 'equal' | 'invalid'>;
  prepare(tree: SqlNode): PreparedQuery | string;
}

export type Outcome =
  | { readonly kind: 'equal'; readonly hasRows: boolean }
  | { readonly kind: 'differs'; readonly difference: Difference }
  /** The original query fails on these rows, takes too long, or gives too many. */
  | { readonly kind: 'unsettled' };

export interface Difference {
  readonly words: string;
  readonly expected: RunResult;
  readonly actual: RunResult | null;
}

export interface TrialSubject {
  readonly original: SqlNode;
  readonly rewritten: SqlNode;
  readonly analysis: Analysis;
  readonly design: Design;
}

/** Makes the tables and the values; a verdict where it comes to none. Rejects with `SANDBOX_FAILED` and `ABORTED`. */
export async function createTrial(
  dependencies: { readonly syntax: Syntax; readonly laboratory: Laboratory },
  subject: TrialSubject,
  options: CallOptions & { readonly seed: number },
): Promise<{ readonly kind: 'trial'; readonly trial: Trial } | Verdict> {
  const { syntax, laboratory } = dependencies;
  const { analysis } = subject;
  const { dialect } = analysis;
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

  const opening = await open(laboratory, tables, before, after, options);
  if (opening !== null) return opening;
  const renamed = await namesDiffer(laboratory, original, before, after, options);
  if (renamed !== null) return { kind: 'refuted', reason: renamed, counterexample: null };

  const trees = [original, rewritten, ...fills];
  const seen = seeQueries(trees, tables.source);
  const harvested = harvest(trees, seen);
  const evaluator = createEvaluator(syntax, laboratory, dialect);
  const pools = await valuePools(evaluator, { tables: tables.source, harvest: harvested, dialect }, options);
  const declared = tables.source.flatMap((table) =>
    [...table.uniqueKeys, ...(table.primaryKey ? [table.primaryKey] : [])].map((columns) => ({
      table,
      columns,
    })),
  );
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
    const original = await attempt(() => run(before as PreparedQuery, call));
    if ('fault' in original || truncated(original.results)) return { kind: 'unsettled' };
    expected = original.results;
    const rows = expected.cut ?? expected.whole;
    if (rows === null) return { kind: 'unsettled' };
    if (loadFault) {
      const filled = await faultOf(() => laboratory.load({ ...tables, design: [] }, data, call));
      if (filled) return { kind: 'unsettled' };
      return failing(loadFault, 'the new tables cannot be filled', rows);
    }
    const other = await attempt(() => run(after as PreparedQuery, call));
    if ('fault' in other) return failing(other.fault, 'the rewritten query fails', rows);
    const words = compareQueries(expected, other.results, (before as PreparedQuery).order);
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
    return (
      first !== null &&
      again !== null &&
      compareQueries(first, again, (before as PreparedQuery).order) === null
    );
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
        return compareQueries(expected, tried.results, (before as PreparedQuery).order) === null
          ? 'equal'
          : 'told';
      },
      prepare: (tree) => prepareQuery(laboratory, tree, dialect),
    },
  };
}

function failing(fault: SqlFault, what: string, expected: RunResult): Outcome {
  if (fault.kind === 'timeout') return { kind: 'unsettled' };
  return { kind: 'differs', difference: { words: `${what}: ${fault.message}`, expected, actual: null } };
}

function bound(reason: string): Verdict {
  return { kind: 'bound', reason };
}

/** Makes the tables and runs both queries on none; a verdict where one cannot be run. */
async function open(
  laboratory: Laboratory,
  tables: LabTables,
  before: PreparedQuery,
  after: PreparedQuery,
  options: CallOptions,
): Promise<Verdict | null> {
  const source = { source: tables.source, design: [] };
  const sourceFault = await faultOf(() => laboratory.make(source, options));
  if (sourceFault) return bound(`The sandbox cannot hold the source tables: ${sourceFault.message}`);
  const originalFault = await faultOf(() => laboratory.query(before.cut ?? before.whole, options));
  if (originalFault) return bound(`The sandbox cannot run the original query: ${originalFault.message}`);
  const designFault = await faultOf(() => laboratory.make(tables, options));
  if (designFault) return fails(`The new tables cannot be made: ${designFault.message}`);
  const fillFault = await faultOf(() => laboratory.load(tables, [], options));
  if (fillFault) return fails(`The new tables cannot be filled: ${fillFault.message}`);
  const fault = await faultOf(() => laboratory.query(after.cut ?? after.whole, options));
  if (!fault) return null;
  const reason = `The rewritten query cannot be run: ${fault.message}`;
  // Of a translated statement, only what is said of names is sure to be true of the one that was given.
  return laboratory.translates && !aboutNames.has(fault.kind) ? bound(reason) : fails(reason);
}

const aboutNames: ReadonlySet<SqlFaultKind> = new Set([
  'unknown_table',
  'unknown_column',
  'ambiguous_column',
  'grouping',
]);

function fails(reason: string): Verdict {
  return { kind: 'refuted', reason, counterexample: null };
}

/** Columns that the original query names keep their names. */
async function namesDiffer(
  laboratory: Laboratory,
  original: SqlNode,
  before: PreparedQuery,
  after: PreparedQuery,
  options: CallOptions,
): Promise<string | null> {
  const left = await laboratory.query(before.cut ?? before.whole, options);
  const right = await laboratory.query(after.cut ?? after.whole, options);
  if (left.columns.length !== right.columns.length) {
    return `The rewritten query gives ${right.columns.length} columns instead of ${left.columns.length}.`;
  }
  for (const [index, { name }] of outputItems(original).entries()) {
    const other = right.columns[index]?.name ?? '';
    if (name !== null && name.toLowerCase() !== other.toLowerCase()) {
      return `The rewritten query calls column ${index + 1} "${other}" instead of "${name}".`;
    }
  }
  return null;
}

function truncated({ whole, cut }: QueryResults): boolean {
  return whole?.truncated === true || cut?.truncated === true;
}

async function attempt(
  work: () => Promise<QueryResults>,
): Promise<{ readonly results: QueryResults } | { readonly fault: SqlFault }> {
  try {
    return { results: await work() };
  } catch (error) {
    if (isNlQueryError(error, 'SQL_FAULT')) return { fault: error.details.fault };
    throw error;
  }
}

async function faultOf(work: () => Promise<unknown>): Promise<SqlFault | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (isNlQueryError(error, 'SQL_FAULT')) return error.details.fault;
    throw error;
  }
}
