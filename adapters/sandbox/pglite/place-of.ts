import type { Namespace } from '../../../src/adapter-kit/index.ts';

/** A database knows its own catalog alone, so names go without. */
export function placeOf({ schema }: Namespace): readonly string[] {
  return [schema ?? 'public'];
}
