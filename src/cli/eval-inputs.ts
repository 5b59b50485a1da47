import { readFile } from 'node:fs/promises';
import type { GoldenQuestion } from '../evaluation/golden-question.ts';
import { parseGoldenSet } from '../evaluation/parse-golden-set.ts';
import type { Baseline } from '../evaluation/report/baseline.ts';
import { parseBaseline } from '../evaluation/report/parse-baseline.ts';
import type { CliContext } from './cli-context.ts';
import type { EvalOptions } from './eval-options.ts';
import { targetOfArguments } from './target-of-arguments.ts';
import { UsageError } from './usage-error.ts';

/** What `nlquery eval` is given, read and checked before anything is measured. */
export interface EvalInputs {
  readonly dbUrl: string;
  /** The database as the command line names it; `null` when NLQUERY_DB_URL does. */
  readonly database: string | null;
  readonly goldenFile: string;
  readonly questions: readonly GoldenQuestion[];
  /** Smallest first, each once. */
  readonly budgets: readonly number[];
  readonly baseline: Baseline | null;
}

const defaultBudgets = [1000, 2000, 4000];

/** @throws UsageError, or `INVALID_REQUEST` that names the lines of the golden set which cannot be read */
export async function evalInputs(
  context: CliContext,
  { database, golden }: { readonly database?: string | undefined; readonly golden?: string | undefined },
  options: EvalOptions,
): Promise<EvalInputs> {
  if (!golden || !(database ?? context.io.env.NLQUERY_DB_URL)) throw incomplete();
  const questions = parseGoldenSet(await readInput(golden)).slice(0, options.limit);
  const budgets = [...new Set(options.budget ?? defaultBudgets)].sort((left, right) => left - right);
  const baseline = options.baseline === undefined ? null : parseBaseline(await readInput(options.baseline));
  if (baseline !== null) assertComparable(baseline, budgets);
  const target = targetOfArguments(context, database);
  if (target.kind === 'tenant') {
    throw new UsageError(
      'A tenant id is not enough here.',
      'Give the URL or the file: the gold SQL is read against the database itself.',
    );
  }
  return {
    dbUrl: target.dbUrl,
    database: database ?? null,
    goldenFile: golden,
    questions,
    budgets,
    baseline,
  };
}

async function readInput(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`The file "${file}" cannot be read${code ? ` (${code})` : ''}.`);
  }
}

function assertComparable(baseline: Baseline, budgets: readonly number[]): void {
  const known = baseline.budgets.map(({ budget }) => budget);
  if (known.some((budget) => budgets.includes(budget))) return;
  throw new UsageError(
    `The baseline has none of the budgets ${budgets.join(', ')}.`,
    `It was measured at ${known.join(', ')}: name one of them by --budget.`,
  );
}

function incomplete(): UsageError {
  return new UsageError(
    'A database and a golden set are needed.',
    'nlquery eval <database> golden.jsonl, or set NLQUERY_DB_URL and give the file alone.',
  );
}
