import { neighbour } from '../parse/neighbour.ts';
import type { ParseState, Zone } from '../parse/parse-state.ts';

/** "Which *countries* …", "Show all *stadiums*": not "of the countries", not "the country's code". */
export function standsForNames(state: ParseState, zone: Zone, at: number): boolean {
  const item = state.items[at];
  if (item?.tokens.at(-1)?.possessive === true || state.items[at + 1]?.text === '(') return false;
  if (state.items.slice(zone.from, zone.to).some((other) => other.tag?.kind === 'everything')) return false;
  for (let before = at - 1; before >= zone.from; before -= 1) {
    const other = state.items[before];
    if (other === undefined || other.tag?.kind === 'and' || other.text === ',') break;
    if (other.kind === 'stop' && ['of', 'for', 'in', 'to'].includes(other.lower)) return false;
    if (other.tag?.kind === 'count' || other.tag?.kind === 'aggregate') return false;
  }
  const next = state.items[at + 1];
  const named = next?.tokens.at(-1)?.possessive === true && next.kind === 'value';
  if (named) return false;
  const list = neighbour(state.items, at, 1);
  return !(next?.kind === 'schema' && list === at + 1);
}
