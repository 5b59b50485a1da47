import type { Client } from 'pg';
import type { PostgresType } from './postgres-type.ts';
import { rawValues } from './raw-values.ts';

/** Adds the types of `oids`, and those that they are made of, to `types`, asking only for unknown ones. */
export async function lookUpTypes(
  client: Client,
  types: Map<number, PostgresType>,
  oids: readonly number[],
): Promise<void> {
  const unknown = (wanted: readonly number[]) => wanted.filter((oid) => !types.has(oid));
  for (let missing = unknown(oids); missing.length > 0; ) {
    const text = `SELECT t.oid, format_type(t.oid, NULL), NULLIF(t.typbasetype, 0), e.oid, COALESCE(e.typdelim, ',')
      FROM pg_catalog.pg_type t LEFT JOIN pg_catalog.pg_type e ON e.oid = t.typelem AND e.typarray = t.oid
      WHERE t.oid IN (${missing.join(', ')})`;
    const { rows } = await client.query<TypeRow>({ text, rowMode: 'array', types: rawValues });
    // One that was dropped in the meantime is not asked for again.
    for (const oid of missing) types.set(oid, { name: 'unknown', base: null, element: null, delimiter: ',' });
    for (const [oid, name, base, element, delimiter] of rows) {
      types.set(Number(oid), { name, base: numberOrNull(base), element: numberOrNull(element), delimiter });
    }
    missing = unknown(
      rows.flatMap(([, , base, element]) => [base, element].filter((oid) => oid !== null).map(Number)),
    );
  }
}

type TypeRow = [oid: string, name: string, base: string | null, element: string | null, delimiter: string];

function numberOrNull(text: string | null): number | null {
  return text === null ? null : Number(text);
}
