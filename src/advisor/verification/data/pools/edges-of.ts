import { type DataValue, fitValue } from '../fit-value.ts';
import { neighbours } from '../neighbours.ts';
import type { PoolDraft } from './pool-draft.ts';

const mostEdges = 12;

/** What a column is compared with, and the values right beside it. */
export function edgesOf({ literals, family, type }: PoolDraft): readonly DataValue[] {
  const near = [...new Set(literals)].flatMap((value) => {
    const fitted = fitValue(value, family, type);
    return fitted === undefined ? [] : neighbours(fitted, family).slice(0, 4);
  });
  const fitting = near.flatMap((value) => fitValue(value, family, type) ?? []);
  return [...new Set(fitting)].slice(0, mostEdges);
}
