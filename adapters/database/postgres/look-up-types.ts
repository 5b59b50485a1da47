import { inReadOnlyTransaction, type TransactionOptions } from './in-read-only-transaction.ts';
import type { OpenPostgres } from './open-postgres.ts';
import { rawValues } from './raw-values.ts';

/** Adds the types of `oids`, and those that they are made of, to `database.types`, asking only for unknown ones. */
export async function lookUpTypes(
  database: OpenPostgres,
  oids: readonly number[],
  options: TransactionOptions,
): Promise<void> {
  const unknown = (wanted: readonly number[]) => wanted.filter((oid) => !database.types.has(oid));
  let missing = unknown(oids);
  if (missing.length === 0) return;
  await inReadOnlyTransaction(database, options, async (client) => {
    while (missing.length > 0) {
      const text = `SELECT t.oid, format_type(t.oid, NULL), NULLIF(t.typbasetype, 0), e.oid, COALESCE(e.typdelim, ',')
        FROM pg_catalog.pg_type t LEFT JOIN pg_catalog.pg_type e ON e.oid = t.typelem AND e.typarray = t.oid
        WHERE t.oid IN (${missing.join(', ')})`;
      const { rows } = await client.query<(string | null)[]>({ text, rowMode: 'array', types: rawValues });
      for (const oid of missing)
        database.types.set(oid, { name: 'unknown', base: null, element: null, delimiter: ',' });
      for (const [oid, name, base, element, delimiter] of rows) {
        database.types.set(Number(oid), {
          name: name ?? '',
          base: base ? Number(base) : null,
          element: element ? Number(element) : null,
          delimiter: delimiter ?? ',',
        });
      }
      missing = unknown(
        rows
          .flatMap(([, , base, element]) => [base, element])
          .filter(isPresent)
          .map(Number),
      );
    }
  });
}

function isPresent(value: string | null | undefined): value is string {
  return typeof value === 'string';
}
