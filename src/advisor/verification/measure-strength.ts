import type { CallOptions } from '../../ports/call-options.ts';
import type { PreparedQuery } from './comparison/prepared-query.ts';
import { mutateQuery } from './mutants/mutate-query.ts';
import type { Trial } from './trial/trial.ts';

export interface Strength {
  /** Share of the mutants that were told from the original query, 0 to 1; 1 where there are none. */
  readonly strength: number;
  readonly mutants: number;
  readonly databases: number;
  /** The rewritten query was found to differ on the way. */
  readonly difference: { readonly index: number; readonly difference: string } | null;
}

export interface StrengthOptions extends CallOptions {
  readonly databases: number;
  readonly budgetMs: number;
}

const mostMutants = 80;
const mostDatabases = 48;

/** How many databases without a newly told mutant mean that more will not help. */
const patience = 8;

/**
 * Mutates the original query and counts the mutants that the data tells from it; goes on to further databases, on which the rewritten
 * query has to be equal, too, as long as that tells more of them.
 */
export async function measureStrength(trial: Trial, options: StrengthOptions): Promise<Strength> {
  const { databases, budgetMs, signal } = options;
  const deadline = performance.now() + budgetMs;
  let alive = prepared(trial);
  let told = 0;
  let idle = 0;
  let index = 0;
  for (; index < mostDatabases; index += 1) {
    if (index >= databases && (alive.length === 0 || idle >= patience)) break;
    if (index > 0 && performance.now() > deadline) break;
    const difference = await trial.differsOn(index, { signal });
    if (difference !== null)
      return { ...share(told, alive), databases: index + 1, difference: { index, difference } };
    const before = told;
    const left: PreparedQuery[] = [];
    for (const mutant of alive) {
      const outcome = await trial.tries(mutant, { signal });
      if (outcome === 'told') told += 1;
      if (outcome === 'equal') left.push(mutant);
    }
    alive = left;
    idle = told > before ? 0 : idle + 1;
  }
  return { ...share(told, alive), databases: index, difference: null };
}

function share(told: number, alive: readonly unknown[]): Pick<Strength, 'strength' | 'mutants'> {
  const mutants = told + alive.length;
  return { strength: mutants === 0 ? 1 : told / mutants, mutants };
}

/** As many mutants as are tried at most, spread over the whole query. */
function prepared(trial: Trial): readonly PreparedQuery[] {
  const mutants = mutateQuery(trial.original, trial.dialect);
  const step = Math.max(1, mutants.length / mostMutants);
  const chosen = mutants.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
  return chosen.map(({ tree }) => trial.prepare(tree)).filter((query) => typeof query !== 'string');
}
