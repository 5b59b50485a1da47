import type { CatalogTable, TableName } from '../../../src/adapter-kit/index.ts';
import type { CatalogRows } from './catalog-rows.ts';

/** Gives the descendants of a table by its OID, nothing for one without any; each once, though it may have several parents. */
export function buildChildren({
  inheritance,
}: Pick<CatalogRows, 'inheritance'>): (oid: string) => Pick<CatalogTable, 'children'> {
  const byParent = Map.groupBy(inheritance, ([parent]) => parent);
  return (oid) => {
    const found = new Map<string, TableName>();
    const waiting = [oid];
    for (let parent = waiting.pop(); parent !== undefined; parent = waiting.pop()) {
      for (const [, child, schema, name] of byParent.get(parent) ?? []) {
        if (found.has(child)) continue;
        found.set(child, { schema, name });
        waiting.push(child);
      }
    }
    return found.size === 0 ? {} : { children: [...found.values()] };
  };
}
