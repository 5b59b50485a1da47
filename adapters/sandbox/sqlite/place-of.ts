import type { Namespace } from '../../../src/adapter-kit/index.ts';

/** A schema is an attached database; there are no catalogs. */
export function placeOf({ schema }: Namespace): readonly string[] {
  return [schema ?? 'main'];
}
