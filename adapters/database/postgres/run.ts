import type { RunOptions, RunResult } from '../../../src/adapter-kit/index.ts';
import { assertSendable } from './assert-sendable.ts';
import { decodeRows } from './decode-rows.ts';
import { fetchRows } from './fetch-rows.ts';
import { inReadOnlyTransaction } from './in-read-only-transaction.ts';
import { lookUpTypes } from './look-up-types.ts';
import type { OpenPostgres } from './open-postgres.ts';

const maxInt32 = 2_147_483_647;

/** {@link DatabaseConnection.run}: asks for one row more than wanted, so that `truncated` is exact. */
export async function run(database: OpenPostgres, sql: string, options: RunOptions): Promise<RunResult> {
  assertSendable(sql);
  const { maxRows, maxBytes, timeoutMs, signal } = options;
  const limits = { maxRows: Math.min(maxRows + 1, maxInt32), maxWireBytes: wireBytes(maxBytes) };
  const fetched = await inReadOnlyTransaction(database, { timeoutMs, signal, sql }, (client) =>
    fetchRows(client, sql, limits),
  );
  const oids = fetched.fields.map((field) => field.dataTypeID);
  await lookUpTypes(database, oids, { timeoutMs, signal });
  const rows = decodeRows(fetched.rows.slice(0, maxRows), { oids, types: database.types, maxBytes });
  return {
    columns: fetched.fields.map(({ name, dataTypeID }) => ({
      name,
      type: database.types.get(dataTypeID)?.name ?? null,
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
