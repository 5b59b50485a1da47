import { type Cell, keepBigIntegers } from '../../../src/adapter-kit/index.ts';
import { parseArrayLiteral } from './parse-array-literal.ts';
import type { PostgresType } from './postgres-type.ts';

/**
 * A value from its text. By type and not by value, so that a column has one form: `numeric` is always a string, also
 * where it holds 1; only bigint turns from number to string, past ±(2⁵³ − 1).
 */
export function decodeCell(text: string, oid: number, types: ReadonlyMap<number, PostgresType>): Cell {
  const type = types.get(oid);
  const element = type?.element;
  if (type && typeof element === 'number') {
    return parseArrayLiteral(text, type.delimiter, (item) => decodeCell(item, element, types));
  }
  if (type && type.base !== null) return decodeCell(text, type.base, types);
  return (decoders[oid] ?? asText)(text);
}

/** By the oids that every PostgreSQL has built in (src/include/catalog/pg_type.dat). */
const decoders: Readonly<Record<number, (text: string) => Cell>> = {
  16: (text) => text === 't',
  20: asInteger,
  21: asInteger,
  23: asInteger,
  26: asInteger,
  114: asJson,
  700: asFloat,
  701: asFloat,
  3802: asJson,
};

function asText(text: string): Cell {
  return text;
}

function asInteger(text: string): Cell {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : text;
}

/** NaN and the infinities, which JSON lacks, stay text. Adding 0 takes the sign off −0. */
function asFloat(text: string): Cell {
  const value = Number(text);
  return Number.isFinite(value) ? value + 0 : text;
}

/** Numbers that JavaScript's cannot hold become strings here too. JSON too deep to be written again stays text. */
function asJson(text: string): Cell {
  try {
    const value = /\d{16}|e\+?\d{3}/i.test(text) ? JSON.parse(text, keepNumbers) : JSON.parse(text);
    if (text.length > 2_000) JSON.stringify(value);
    return value;
  } catch {
    return text;
  }
}

function keepNumbers(key: string, value: unknown, context?: { readonly source?: string }): unknown {
  const isHuge = typeof value === 'number' && !Number.isFinite(value);
  return isHuge ? context?.source : keepBigIntegers(key, value, context);
}
