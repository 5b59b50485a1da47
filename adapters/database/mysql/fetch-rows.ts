import type { Cell } from '../../../src/adapter-kit/index.ts';
import { decodeCell } from './decode-cell.ts';
import type { MysqlClient, MysqlField, MysqlRow } from './mysql-client.ts';

export interface FetchLimits {
  readonly maxRows: number;
  /** Of the rows' JSON, in UTF-8. */
  readonly maxBytes: number;
}

export interface FetchedRows {
  readonly fields: readonly MysqlField[];
  readonly rows: readonly (readonly Cell[])[];
  readonly truncated: boolean;
}

/** What may still arrive once there is enough: less than a new connection costs. */
const remainderBytes = 65_536;

/**
 * Runs one statement by the protocol for prepared statements and keeps rows up to the limits. When much more is on its
 * way, or one value is giant, the connection is destroyed instead of read to the end.
 */
export function fetchRows(client: MysqlClient, sql: string, limits: FetchLimits): Promise<FetchedRows> {
  return new Promise((resolve, reject) => {
    const { stream } = client;
    const rows: (readonly Cell[])[] = [];
    let fields: readonly MysqlField[] = [];
    // The brackets around all rows; each row but the first brings a comma.
    let bytes = 2;
    let received = 0;
    // A row's JSON is rarely less than a quarter of what it takes on the wire.
    let maxReceived = limits.maxBytes * 4 + 1_048_576;
    let truncated = false;

    function settle(error: Error | null): void {
      stream.off('data', count);
      client.off('error', settle);
      if (error) reject(error);
      else resolve({ fields, rows, truncated });
    }

    function count(chunk: Uint8Array): void {
      received += chunk.length;
      if (received <= maxReceived) return;
      truncated = true;
      settle(null);
      stream.destroy();
    }

    function keep(row: MysqlRow): void {
      if (truncated) return;
      const cells = row.map((value, index) => decodeCell(value, fields[index]));
      bytes += Buffer.byteLength(JSON.stringify(cells)) + (rows.length === 0 ? 0 : 1);
      if (rows.length < limits.maxRows && bytes <= limits.maxBytes) {
        rows.push(cells);
        return;
      }
      truncated = true;
      maxReceived = received + remainderBytes;
    }

    stream.on('data', count);
    // A connection that breaks while rows arrive says so here and not on the statement.
    client.on('error', settle);
    const statement = client.execute({ sql, values: [], rowsAsArray: true, typeCast: keepBytes });
    statement.on('fields', (described: unknown) => {
      fields = (described ?? []) as readonly MysqlField[];
    });
    statement.on('result', (row: unknown) => {
      if (Array.isArray(row)) keep(row);
    });
    statement.on('error', settle);
    statement.on('end', () => settle(null));
  });
}

/** `mysql2` would make objects of these. */
function keepBytes(field: { readonly type: string; buffer(): Buffer | null }, next: () => unknown): unknown {
  return field.type === 'GEOMETRY' || field.type === 'VECTOR' ? field.buffer() : next();
}
