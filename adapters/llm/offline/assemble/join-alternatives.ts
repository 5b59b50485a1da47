import type { Condition } from '../ir/query.ts';
import type { LocatedCondition, ParseState } from '../parse/parse-state.ts';

/** Conditions in the order of the question, those with an "or" between them as alternatives. */
export function joinAlternatives(
  state: ParseState,
  located: readonly LocatedCondition[],
): readonly Condition[] {
  const sorted = [...located].sort((left, right) => left.at - right.at);
  const groups: LocatedCondition[][] = [];
  for (const condition of sorted) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    const alternative =
      before !== undefined &&
      state.items
        .slice(before.at, condition.at)
        .some((item, offset) => item.tag?.kind === 'or' && state.used[before.at + offset] !== true);
    if (alternative && last !== undefined) last.push(condition);
    else groups.push([condition]);
  }
  return groups.map((group): Condition => {
    const [only] = group;
    if (group.length === 1 && only !== undefined) return only.condition;
    return { kind: 'or', conditions: group.map(({ condition }) => condition) };
  });
}
