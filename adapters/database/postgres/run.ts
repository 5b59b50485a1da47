import type { RunOptions, RunResult } from '../../../src/adapter-kit/index.ts';
import { assertSendable } from './assert-sendable.ts';
import { decodeRows } from './decode-rows.ts';
import { type FetchedRows, fetchRows } from './fetch-rows.ts';
import { inReadOnlyTransaction } from './in-read-only-transaction.ts';
import { lookUpTypes } from './look-up-types.ts';
import type { OpenPostgres } from './open-postgres.ts';

const maxInt32 = 2_147_483_647;

/** {@link DatabaseConnection.run}: asks for one row more than wanted, so that `truncated` is exact. */
export async function run(database: OpenPostgres, sql: string, options: RunOptions): Promise<RunResult> {
  assertSendable(sql);
  const { maxRows, maxBytes, timeoutMs, signal } = options;
  const limits = { maxRows: Math.min(maxRows + 1, maxInt32), maxWireBytes: wireBytes(maxBytes) };
  const { types } = database;
  const fetched = await inReadOnlyTransaction(database, { timeoutMs, signal, sql }, async (client) => {
    const result = await fetchRows(client, sql, limits);
    if (!result.cut) await lookUpTypes(client, types, oidsOf(result));
    return result;
  });
  const oids = oidsOf(fetched);
  if (!oids.every((oid) => types.has(oid))) {
    // Reading was cut short and the connection with it.
    await inReadOnlyTransaction(database, { timeoutMs, signal }, (client) =>
      lookUpTypes(client, types, oids),
    );
  }
  const rows = decodeRows(fetched.rows.slice(0, maxRows), { oids, types, maxBytes });
  return {
    columns: fetched.fields.map(({ name, dataTypeID }) => ({
      name,
      type: types.get(dataTypeID)?.name ?? null,
    })),
    rows,
    truncated: fetched.cut || rows.length < fetched.rows.length,
  };
}

/**
 * A row's JSON is rarely less than a quarter of what it takes on the wire (7 bytes a row and 4 a value beside the text):
 * reading stops there, long before one giant value fills the memory.
 */
function wireBytes(maxBytes: number): number {
  return maxBytes * 4 + 1_048_576;
}

function oidsOf({ fields }: FetchedRows): readonly number[] {
  return fields.map((field) => field.dataTypeID);
}
