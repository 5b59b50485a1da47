import { hiddenBy } from './hidden-by.ts';
import type { Source } from './scope.ts';

/** What several sources offer under one name: as a column only what is surely one of the whole; hidden is what any hides. */
export function joinSources(sources: readonly Source[]): Source {
  const columns = new Set<string>();
  for (const source of sources) {
    if (source.columns === null) return withHidden(null, sources);
    for (const column of source.columns) columns.add(column);
  }
  return withHidden(columns, sources);
}

function withHidden(columns: ReadonlySet<string> | null, sources: readonly Source[]): Source {
  const hides = hiddenBy(sources);
  return hides === null ? { columns, isFunction: false } : { columns, isFunction: false, hides };
}
