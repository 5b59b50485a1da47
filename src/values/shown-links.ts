import { tableKey } from '../catalog/table-key.ts';
import type { LinkedValue } from '../ports/llm.ts';

/** Links shown at most. */
const maxLinks = 20;

interface ShownTables {
  /** Best first. */
  readonly tables: readonly {
    readonly schema: string;
    readonly name: string;
    readonly columns: readonly { readonly name: string }[];
  }[];
}

/**
 * The links worth showing: a value helps only where its column is shown too. Of a text that stands in many columns those of the best tables, so
 * that there is room for every text.
 */
export function shownLinks(links: readonly LinkedValue[], { tables }: ShownTables): readonly LinkedValue[] {
  const ranks = new Map(
    tables.flatMap(({ schema, name, columns }, rank) =>
      columns.map((column) => [keyOf(tableKey(schema, name), column.name), rank] as const),
    ),
  );
  const ranked = links.flatMap((link) => {
    const rank = ranks.get(keyOf(tableKey(link.schema, link.table), link.column));
    return rank === undefined ? [] : [{ link, rank }];
  });
  const texts = Map.groupBy(ranked, ({ link }) => link.matchedText);
  const groups = [...texts.values()].map((group) => group.sort((a, b) => a.rank - b.rank));
  const kept = new Set<LinkedValue>();
  for (let depth = 0; kept.size < Math.min(maxLinks, ranked.length); depth += 1) {
    for (const group of groups) {
      const one = group[depth];
      if (one !== undefined && kept.size < maxLinks) kept.add(one.link);
    }
  }
  return groups.flatMap((group) => group.flatMap(({ link }) => (kept.has(link) ? [link] : [])));
}

function keyOf(table: string, column: string): string {
  return JSON.stringify([table, column]);
}
