import type { TypeHint } from './type-hint.ts';
import type { WantedType } from './wanted-type.ts';

/** The type that every hint on a column can live with; `null` where they contradict each other. */
export function agreedType(hints: readonly TypeHint[]): WantedType | null {
  const wanted = hints.flatMap((hint) => hint.wanted ?? []);
  const [first, ...others] = wanted;
  const agreed = others.reduce<WantedType | null>((one, other) => one && both(one, other), first ?? null);
  const hasToStayText = wanted.length < hints.length;
  return hasToStayText && agreed?.kind !== 'text' ? null : agreed;
}

function both(one: WantedType, other: WantedType): WantedType | null {
  if (one.kind === 'text') return other;
  if (other.kind === 'text') return one;
  const kinds = new Set([one.kind, other.kind]);
  if (kinds.has('date') || kinds.has('timestamp')) {
    if (kinds.has('whole') || kinds.has('decimal')) return null;
    return kinds.has('timestamp') ? { kind: 'timestamp' } : { kind: 'date' };
  }
  const scale = Math.max(scaleOf(one), scaleOf(other));
  return kinds.has('decimal') ? { kind: 'decimal', scale } : { kind: 'whole' };
}

function scaleOf(wanted: WantedType): number {
  return wanted.kind === 'decimal' ? wanted.scale : 0;
}
