import type { Random } from '../create-random.ts';
import type { DataValue } from '../fit-value.ts';
import type { GenerateOptions } from '../generate-options.ts';
import type { ValuePool } from '../value-pool.ts';
import { fallbackValue } from './fallback-value.ts';
import { narrowedValues } from './narrowed-values.ts';
import { noPool } from './no-pool.ts';
import { perfectRow } from './perfect-row.ts';
import type { Row, TableDraft } from './table-draft.ts';

/** An earlier row with some of its values changed. */
export function variantRow(draft: TableDraft, random: Random, options: GenerateOptions): Row {
  const perfect = draft.rows.slice(0, options.chains);
  const from = random.chance(0.4) ? random.pick(perfect) : random.pick(draft.rows);
  const row = [...(from ?? perfectRow(draft, 0, random, options.narrow))];
  if (random.chance(options.repeatShare)) return row;
  const changes = random.chance(0.6) ? 1 : 1 + random.below(Math.max(2, Math.ceil(row.length / 2)));
  for (let count = 0; count < changes; count += 1) {
    const index = random.below(row.length);
    row[index] = changed(draft, index, random, options);
  }
  return row;
}

function changed(
  { table, pools, allowed }: TableDraft,
  index: number,
  random: Random,
  options: GenerateOptions,
): DataValue {
  const pool = pools[index] ?? noPool;
  const nullable = table.columns[index]?.nullable ?? true;
  if (nullable && random.chance(options.nullShare)) return null;
  const from = source(withAllowed(pool, allowed), random, options.narrow);
  return random.pick(from) ?? random.pick(pool.all) ?? fallbackValue(table, index, nullable);
}

function withAllowed(pool: ValuePool, allowed: readonly number[]): ValuePool {
  const keys = pool.keys?.filter((_, place) => allowed.includes(place)) ?? null;
  return { ...pool, keys: keys && keys.length > 0 ? keys : pool.keys };
}

function source(pool: ValuePool, random: Random, narrow: boolean): readonly DataValue[] {
  if (pool.keys && random.chance(0.85)) return pool.keys;
  if (narrow && random.chance(0.9)) return narrowedValues(pool);
  if (pool.edges.length > 0 && random.chance(0.4)) return pool.edges;
  return random.chance(0.4) ? pool.best : pool.all;
}
