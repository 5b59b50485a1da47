import type { Analysis, SourceTable } from '../../../analysis/analysis.ts';
import { sourceOf } from '../../cost/source-of.ts';
import type { DesignTable } from '../../design.ts';

/** What speaks for the key being unique, in words; `null` when nothing does. */
export function keyEvidence(
  analysis: Analysis,
  lookup: DesignTable,
  key: string,
): { readonly says: string; readonly assumed: boolean } | null {
  const [name] = lookup.sources;
  const source = name && sourceOf(analysis, name);
  if (!source) return null;
  const declared = [...(source.primaryKey ? [source.primaryKey] : []), ...source.uniqueKeys];
  if (declared.some((columns) => columns.length === 1 && columns[0] === key))
    return { says: `${key} is declared unique`, assumed: false };
  const distinct = source.statistics?.columns[key]?.distinct ?? null;
  const rows = source.statistics?.rows ?? null;
  if (distinct !== null && rows !== null) {
    return distinct >= rows * 0.99
      ? { says: 'the statistics count as many values as rows', assumed: true }
      : null;
  }
  return looksLikeKey(source, key)
    ? { says: `${key} is the first column of ${source.name} and named after it`, assumed: true }
    : null;
}

/**
 * `item_id` at the head of `item`, `song_id` of `songs`, `address_id` of `customer_address`; not `sold_date_id` of `sales`, and not a key at the
 * head of a table that keeps several rows of it: satellites, links, histories, facts.
 */
function looksLikeKey({ name, columns }: SourceTable, key: string): boolean {
  const stem = /^(?:(.+)_)?(?:id|sk|key|hk|code)$/i.exec(key);
  if (
    !stem ||
    columns[0]?.name !== key ||
    /^(?:s|l|sat|link|lnk|fact|f)_|_(?:hist(?:ory)?|log|fact|facts|events?)$/i.test(name)
  ) {
    return false;
  }
  return stem[1] === undefined || name.toLowerCase().includes(stem[1].toLowerCase());
}
