import type { Cell } from '../../../src/adapter-kit/index.ts';
import { columnTypes } from './column-types.ts';
import type { MysqlField } from './mysql-client.ts';

/**
 * A value as a cell. By type and not by value, so that a column has one form: DECIMAL is always a string, also where
 * it holds 1; only BIGINT turns from number to string, past ±(2⁵³ − 1), which `mysql2` does.
 */
export function decodeCell(value: unknown, field: MysqlField | undefined): Cell {
  if (value === null || value === undefined) return null;
  if (Buffer.isBuffer(value)) return `\\x${value.toString('hex')}`;
  if (typeof value === 'number') return field?.columnType === columnTypes.float ? shortest(value) : value + 0;
  const text = String(value);
  const isJson = field?.columnType === columnTypes.json || field?.extendedFormat === 'json';
  return isJson ? asJson(text) : text;
}

/** A FLOAT comes as four bytes: the shortest decimal that is stored as the same ones is what was meant. */
function shortest(value: number): number {
  for (let digits = 6; digits < 9; digits += 1) {
    const candidate = Number(value.toPrecision(digits));
    if (Math.fround(candidate) === value) return candidate + 0;
  }
  return value + 0;
}

/** Numbers that JavaScript's cannot hold become strings here too. JSON too deep to be written again stays text. */
function asJson(text: string): Cell {
  try {
    const value = /\d{16}|e\+?\d{3}/i.test(text)
      ? JSON.parse(text, keepNumbers as Reviver)
      : JSON.parse(text);
    if (text.length > 2_000) JSON.stringify(value);
    return value;
  } catch {
    return text;
  }
}

/** `context` is in Node 22 and later, not yet in the language's types. */
type Reviver = (key: string, value: unknown) => unknown;

function keepNumbers(_key: string, value: unknown, context: { readonly source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const isKept = Number.isFinite(value) && !/^-?\d+$/.test(context.source ?? '');
  return isKept ? value : context.source;
}
