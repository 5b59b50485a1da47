import type { ColumnKey } from '../column-key.ts';
import type { PoolDraft } from './pool-draft.ts';

/** Columns that are compared with each other take what the others are compared with. */
export function shareLiterals(
  drafts: ReadonlyMap<ColumnKey, PoolDraft>,
  left: readonly ColumnKey[],
  right: readonly ColumnKey[],
): void {
  const both = [...left, ...right].flatMap((key) => drafts.get(key) ?? []);
  const literals = [...new Set(both.flatMap((draft) => draft.literals))];
  for (const draft of both)
    draft.literals.push(...literals.filter((value) => !draft.literals.includes(value)));
}
