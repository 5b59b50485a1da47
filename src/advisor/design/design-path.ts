import type { TablePath } from '../syntax/render-path.ts';
import type { Design } from './design.ts';

/** Where a table of the design will be. */
export function designPath({ catalog, schema }: Pick<Design, 'catalog' | 'schema'>, name: string): TablePath {
  return { catalog, schema, name };
}
