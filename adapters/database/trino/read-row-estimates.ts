import type { CatalogTable } from '../../../src/adapter-kit/index.ts';
import type { OpenTrino } from './open-trino.ts';
import { quotedName } from './quoted.ts';
import { readRows } from './read-rows.ts';
import { TrinoFailure } from './trino-failure.ts';

/** Statements at a time. */
const atOnce = 4;
const timeLimitMs = 10_000;

/** `tables` with the number of rows of the first ones that are no views, as far as their connector keeps statistics. */
export async function readRowEstimates(
  { client, rowEstimates }: OpenTrino,
  tables: readonly CatalogTable[],
  signal: AbortSignal,
): Promise<readonly CatalogTable[]> {
  const estimates = new Map<CatalogTable, number | null>();
  const waiting = tables.filter(({ kind }) => kind !== 'view').slice(0, rowEstimates);

  async function work(): Promise<void> {
    for (let table = waiting.shift(); table; table = waiting.shift()) {
      const name = [client.catalog, table.schema, table.name].map(quotedName).join('.');
      const rows = await readRows(client, `SHOW STATS FOR ${name}`, { signal, timeLimitMs }).catch(none);
      estimates.set(table, rowCountOf(rows));
    }
  }

  await Promise.all(Array.from({ length: atOnce }, work));
  return tables.map((table) => ({ ...table, rowEstimate: estimates.get(table) ?? null }));
}

function none(error: unknown): readonly (readonly unknown[])[] {
  if (error instanceof TrinoFailure) return [];
  throw error;
}

/** In the one row that is about no column, fifth: column_name, data_size, distinct_values_count, nulls_fraction, row_count, … */
function rowCountOf(rows: readonly (readonly unknown[])[]): number | null {
  const count = rows.find(([column]) => column === null)?.[4];
  return typeof count === 'number' ? Math.round(count) : null;
}
