import type { Namespace } from '../../../src/adapter-kit/index.ts';

/** Catalogs and schemas stand as they are; where a name has none, those that DuckDB itself starts with. */
export function placeOf({ catalog, schema }: Namespace): readonly string[] {
  return [catalog ?? 'memory', schema ?? 'main'];
}
