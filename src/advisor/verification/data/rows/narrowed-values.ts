import type { DataValue } from '../fit-value.ts';
import type { ValuePool } from '../value-pool.ts';

/** How many values a column draws from in a narrow database. */
const few = 2;

/** The few values that a column draws from in a narrow database. */
export function narrowedValues(pool: ValuePool): readonly DataValue[] {
  return pool.parts.length > 0 ? pool.parts : pool.best.slice(0, few);
}
