import { renderSchema } from '../../catalog/render-schema.ts';
import type { SchemaContext } from '../../ports/schema-context.ts';
import type { TokenCounter } from '../../shared/count-tokens.ts';
import { buildContext } from './build-context.ts';
import type { Item, ItemKind, Selection } from './create-packer.ts';
import type { CatalogIndex } from './index-catalog.ts';
import type { Scores } from './score-words.ts';

/**
 * The selection as data, its rendering counted. Packing counts line by line, which may differ from the whole by a few tokens: what was
 * chosen last goes until the whole fits.
 */
export function fitToBudget(
  index: CatalogIndex,
  scores: Scores,
  selection: Selection,
  { maxContextTokens, count }: { readonly maxContextTokens: number; readonly count: TokenCounter },
): SchemaContext {
  let current = selection;
  for (;;) {
    const context = buildContext(index, scores, current);
    const tokens = count(renderSchema(context, index.catalog.dialect));
    if (tokens <= maxContextTokens || current.taken.length === 0) return { ...context, tokens };
    current = withoutLast(index, current, Math.ceil((tokens - maxContextTokens) / 8));
  }
}

function withoutLast(index: CatalogIndex, { shown, taken, complete }: Selection, dropped: number): Selection {
  const gone = taken.slice(-dropped);
  const rest = (kind: ItemKind): ReadonlySet<number> => {
    return shown[kind].difference(new Set(gone.filter((item) => item.kind === kind).map(({ at }) => at)));
  };
  const table = rest('table');
  const column = new Set([...rest('column')].filter((at) => table.has(index.tableOf[at] ?? -1)));
  return {
    shown: { table, column, detail: rest('detail'), comment: rest('comment') },
    taken: taken.slice(0, -dropped),
    complete: complete && gone.every(isDetail),
  };
}

function isDetail({ kind }: Item): boolean {
  return kind === 'detail' || kind === 'comment';
}
