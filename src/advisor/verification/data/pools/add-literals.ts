import type { CallOptions } from '../../../../ports/call-options.ts';
import { nodeAs } from '../../../syntax/node-as.ts';
import type { ColumnKey } from '../column-key.ts';
import type { Evaluator } from '../evaluator.ts';
import type { Harvest } from '../harvest.ts';
import type { PoolDraft } from './pool-draft.ts';

/** Adds to each column what it is compared with, as the engine evaluates it. */
export async function addLiterals(
  evaluator: Evaluator,
  drafts: ReadonlyMap<ColumnKey, PoolDraft>,
  harvest: Harvest,
  options: CallOptions,
): Promise<void> {
  const values = await evaluator.constants(
    harvest.constants.map(({ tree }) => tree),
    options,
  );
  for (const [index, { columns, aggregated, tree }] of harvest.constants.entries()) {
    const value = values[index] ?? null;
    if (value === null) continue;
    const number = Number(value);
    const isNumber =
      value !== '' && Number.isFinite(number) && nodeAs(tree, 'literal')?.literal_type !== 'string';
    for (const key of columns) {
      const literals = drafts.get(key)?.literals;
      literals?.push(isNumber ? number : value);
      // A sum gets past its threshold in a few steps.
      if (aggregated && isNumber) literals?.push(number / 2, number / 3);
      if (aggregated && isNumber)
        drafts.get(key)?.parts.push(number, number / 2, number / 2, 0, 0, 0, 0, 0, 0);
    }
  }
}
