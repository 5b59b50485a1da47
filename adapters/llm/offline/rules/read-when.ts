import { wordSimilarity } from '../link/word-similarity.ts';
import { namedTable } from '../parse/named-table.ts';
import type { ParseState, Zone } from '../parse/parse-state.ts';
import { take } from '../parse/take.ts';
import type { SchemaColumn } from '../schema/schema-model.ts';

const PLACES = ['location', 'address', 'city', 'plac', 'venu', 'country', 'town'];

/** "When did … ?" asks for a date and "Where is … ?" for a place of what the question is about. */
export function readWhen(state: ParseState, zone: Zone): void {
  const asked = state.items
    .slice(Math.max(0, zone.from - 3), zone.from)
    .find((item) => ['when', 'where'].includes(item.lower));
  if (asked === undefined || state.head === null) return;
  const inZone = state.items.slice(zone.from, zone.to);
  const dated = asked.lower === 'when';
  const stems = state.items
    .filter((item) => item.kind !== 'value')
    .flatMap((item) => item.tokens.map((token) => token.stem));
  const candidates = [state.head, ...state.focus].flatMap((table) =>
    table.columns.filter((column) => (dated ? isDate(column) : isPlace(column))),
  );
  const score = (column: SchemaColumn): number =>
    column.words.filter((word) => stems.some((stem) => wordSimilarity(stem, word) >= 0.8)).length +
    (column.table === state.head ? 0.5 : 0);
  const best = candidates.reduce<SchemaColumn | null>(
    (found, column) => (found === null || score(column) > score(found) ? column : found),
    null,
  );
  if (
    best === null ||
    inZone.some((item) => item.columns.some((link) => link.column === best && link.score >= 0.9))
  )
    return;
  state.draft.projections.push({
    at: zone.from,
    expression: { kind: 'column', column: best },
    implied: null,
    restates: zone.restates,
  });
  for (let at = zone.from; at < state.items.length; at += 1) {
    const item = state.items[at];
    const verb =
      item?.tokens.some(({ stem }) => best.words.some((word) => wordSimilarity(stem, word) >= 0.8)) === true;
    if ((at < zone.to && namedTable(item) !== null) || verb) take(state, at);
  }
}

function isDate(column: SchemaColumn): boolean {
  return column.kind === 'date' || column.words.some((word) => ['dat', 'year', 'tim'].includes(word));
}

function isPlace(column: SchemaColumn): boolean {
  return column.kind === 'text' && !column.isForeignKey && column.words.some((word) => PLACES.includes(word));
}
