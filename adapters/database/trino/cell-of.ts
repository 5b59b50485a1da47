import { type Cell, jsonCell } from '../../../src/adapter-kit/index.ts';
import type { TrinoTypeSignature } from './trino-page.ts';

/** Types that travel as text in base64. */
const binaryTypes: ReadonlySet<string> = new Set([
  'varbinary',
  'HyperLogLog',
  'P4HyperLogLog',
  'qdigest',
  'tdigest',
  'SetDigest',
]);

/**
 * A value as Trino sends it, as a cell: binary as `\x` and hex, JSON as what it means, a row as an object where all its fields have names of
 * their own. Decimals, dates and times are text already.
 */
export function cellOf(value: unknown, type: TrinoTypeSignature | undefined): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return textCell(value, type);
  if (typeof value === 'number') return value + 0;
  if (typeof value === 'boolean') return value;
  if (Array.isArray(value)) return type?.rawType === 'row' ? rowCell(value, type) : listCell(value, type);
  if (typeof value !== 'object') return String(value);
  const valueType = typeArgument(type, 1);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cellOf(item, valueType)]));
}

function textCell(text: string, type: TrinoTypeSignature | undefined): Cell {
  if (type?.rawType === 'json') return jsonCell(text);
  return binaryTypes.has(type?.rawType ?? '') ? `\\x${Buffer.from(text, 'base64').toString('hex')}` : text;
}

function listCell(values: readonly unknown[], type: TrinoTypeSignature | undefined): Cell {
  const itemType = typeArgument(type, 0);
  return values.map((value) => cellOf(value, itemType));
}

function rowCell(values: readonly unknown[], type: TrinoTypeSignature): Cell {
  const fields = (type.arguments ?? []).map(({ value }) => value as NamedType);
  const cells = values.map((value, index) => cellOf(value, fields[index]?.typeSignature));
  const names = fields.flatMap((field) => field.fieldName?.name ?? []);
  if (names.length !== values.length || new Set(names).size !== names.length) return cells;
  return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? null]));
}

interface NamedType {
  readonly fieldName?: { readonly name?: string | undefined } | null | undefined;
  readonly typeSignature?: TrinoTypeSignature | undefined;
}

function typeArgument(type: TrinoTypeSignature | undefined, index: number): TrinoTypeSignature | undefined {
  const argument = type?.arguments?.[index];
  return argument?.kind === 'TYPE' ? (argument.value as TrinoTypeSignature) : undefined;
}
