import type { CallOptions } from '../../ports/call-options.ts';
import type { UniqueKey } from './data/unique-key.ts';
import type { Trial } from './trial/trial.ts';

/**
 * The fewest undeclared keys that must be unique for two queries to be equal which are not otherwise; `null` when no keys make them
 * equal.
 */
export async function findNeeds(
  trial: Trial,
  databases: number,
  options: CallOptions,
): Promise<readonly UniqueKey[] | null> {
  const holdsWith = async (keys: readonly UniqueKey[]): Promise<boolean> => {
    trial.assume(keys);
    let holds = true;
    for (let index = 0; index < databases && holds; index += 1) {
      holds = (await trial.differsOn(index, options)) === null;
    }
    trial.assume([]);
    return holds;
  };
  for (const key of trial.candidateKeys) if (await holdsWith([key])) return [key];
  if (trial.candidateKeys.length < 2 || !(await holdsWith(trial.candidateKeys))) return null;
  let needed = trial.candidateKeys;
  for (const key of trial.candidateKeys) {
    const fewer = needed.filter((other) => other !== key);
    if (fewer.length > 0 && (await holdsWith(fewer))) needed = fewer;
  }
  return needed;
}
