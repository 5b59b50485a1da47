import { type Cell, jsonCell } from '../../../src/adapter-kit/index.ts';
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
  114: jsonCell,
  700: asFloat,
  701: asFloat,
  3802: jsonCell,
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
