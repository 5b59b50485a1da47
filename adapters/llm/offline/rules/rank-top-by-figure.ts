import type { ParseState } from '../parse/parse-state.ts';

/** "How many visits does each hall have? List the top 2.": without a "by", the figure that is asked for ranks. */
export function rankTopByFigure({ items, draft }: ParseState): void {
  if (draft.limit === null || draft.orderBy.length > 0) return;
  const at = items.findIndex((item) => item.lower === 'top' || item.lower === 'bottom');
  if (at < 0 || items[at + 1]?.kind !== 'number') return;
  const figures = draft.projections.filter(({ expression }) => expression.kind === 'aggregate');
  const [figure] = figures;
  if (figure !== undefined && figures.length === 1)
    draft.orderBy.push({ expression: figure.expression, descending: items[at]?.lower === 'top' });
}
