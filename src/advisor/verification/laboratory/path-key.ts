import type { TablePath } from '../../syntax/render-path.ts';

/** One key for all spellings of a table's full path. */
export function pathKey({ catalog, schema, name }: TablePath): string {
  return [catalog, schema, name].map((part) => (part ?? '').toLowerCase()).join('\u0000');
}
