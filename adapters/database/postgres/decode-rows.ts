import type { Cell } from '../../../src/adapter-kit/index.ts';
import { decodeCell } from './decode-cell.ts';
import type { PostgresType } from './postgres-type.ts';

export interface DecodeRowsOptions {
  /** The type of each column. */
  readonly oids: readonly number[];
  readonly types: ReadonlyMap<number, PostgresType>;
  /** Of the rows' JSON, in UTF-8. */
  readonly maxBytes: number;
}

/** The rows as cells, up to the first that would bring their JSON over `maxBytes`. */
export function decodeRows(
  rows: readonly (readonly (string | null)[])[],
  { oids, types, maxBytes }: DecodeRowsOptions,
): readonly (readonly Cell[])[] {
  const decoded: (readonly Cell[])[] = [];
  // The brackets around all rows; each row but the first brings a comma.
  let bytes = 2;
  for (const row of rows) {
    const cells = row.map((text, index) =>
      text === null ? null : decodeCell(text, oids[index] ?? 0, types),
    );
    bytes += Buffer.byteLength(JSON.stringify(cells)) + (decoded.length === 0 ? 0 : 1);
    if (bytes > maxBytes) break;
    decoded.push(cells);
  }
  return decoded;
}
