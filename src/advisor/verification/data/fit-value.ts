import type { ColumnFamily } from './column-family.ts';

/** A value of generated data. Dates and times are text as SQL writes them. */
export type DataValue = string | number | boolean | null;

const wholeLimits: Readonly<Record<string, number>> = { tinyint: 127, smallint: 32_767, int2: 32_767 };

/** The value as a column of this type can hold it; `undefined` when it cannot. */
export function fitValue(value: DataValue, family: ColumnFamily, type: string): DataValue | undefined {
  if (value === null) return null;
  switch (family) {
    case 'whole':
      return wholeValue(value, type);
    case 'decimal':
      return decimalValue(value, type);
    case 'text':
      return textValue(String(value), type);
    case 'boolean':
      return booleanValue(value);
    case 'date':
      return dateText(value)?.slice(0, 10);
    case 'timestamp':
      return timestampText(value);
    case 'time':
      return /^\d\d:\d\d(:\d\d)?$/.test(String(value)) ? value : undefined;
    case 'other':
      return undefined;
  }
}

function wholeValue(value: DataValue, type: string): number | undefined {
  const number = typeof value === 'boolean' ? Number(value) : Number(value === '' ? Number.NaN : value);
  const limit =
    wholeLimits[type.trim().toLowerCase()] ?? (/big|long|int8/i.test(type) ? 2 ** 53 - 1 : 2_147_483_647);
  return Number.isFinite(number) && Math.abs(number) <= limit ? Math.trunc(number) : undefined;
}

function decimalValue(value: DataValue, type: string): number | undefined {
  const number = Number(value === '' ? Number.NaN : value);
  if (!Number.isFinite(number)) return undefined;
  const [, precision, scale = '0'] = /\(\s*(\d+)\s*(?:,\s*(\d+)\s*)?\)/.exec(type) ?? [];
  if (precision === undefined) return number;
  const rounded = Number(number.toFixed(Number(scale)));
  return Math.abs(rounded) < 10 ** (Number(precision) - Number(scale)) ? rounded : undefined;
}

function textValue(value: string, type: string): string | undefined {
  const [, length] = /\(\s*(\d+)\s*\)/.exec(type) ?? [];
  return length === undefined || value.length <= Number(length) ? value : value.slice(0, Number(length));
}

function booleanValue(value: DataValue): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (/^(?:true|t|1)$/i.test(String(value))) return true;
  return /^(?:false|f|0)$/i.test(String(value)) ? false : undefined;
}

function dateText(value: DataValue): string | undefined {
  const text = String(value).replace('T', ' ');
  const day = text.slice(0, 10);
  if (!/^[12]\d{3}-\d\d-\d\d$/.test(day)) return undefined;
  const time = Date.parse(`${day}T00:00:00Z`);
  // The 30th of February is read as a day of March.
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day ? undefined : text;
}

function timestampText(value: DataValue): string | undefined {
  const text = dateText(value);
  if (text === undefined) return undefined;
  const time = /^ (\d\d:\d\d:\d\d)/.exec(text.slice(10))?.[1] ?? '00:00:00';
  return `${text.slice(0, 10)} ${time}`;
}
