import type { Span } from './span.ts';

/** The non-overlapping spans of greatest total weight, in order. */
export function bestCover(length: number, spans: readonly Span[]): readonly Span[] {
  const byEnd = new Map<number, Span[]>();
  for (const span of spans) {
    const list = byEnd.get(span.end) ?? [];
    list.push(span);
    byEnd.set(span.end, list);
  }
  const best: { weight: number; chosen: Span | null; before: number }[] = [
    { weight: 0, chosen: null, before: 0 },
  ];
  for (let end = 1; end <= length; end += 1) {
    let cell = { weight: best[end - 1]?.weight ?? 0, chosen: null as Span | null, before: end - 1 };
    for (const span of byEnd.get(end) ?? []) {
      const weight = (best[span.start]?.weight ?? 0) + span.weight;
      if (weight > cell.weight) cell = { weight, chosen: span, before: span.start };
    }
    best.push(cell);
  }
  const cover: Span[] = [];
  for (let position = length; position > 0; ) {
    const cell = best[position];
    if (cell === undefined) break;
    if (cell.chosen !== null) cover.push(cell.chosen);
    position = cell.before;
  }
  return cover.reverse();
}
