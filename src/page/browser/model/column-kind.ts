import type { Result } from './result.ts';

/** `category`: few words or numbers that stand for something; `identifier`: numbers that mean nothing by their size. */
export type ColumnKind = 'number' | 'time' | 'category' | 'identifier' | 'other';

const numericType = /int|numeric|decimal|number|real|double|float|money|serial/i;
const numeral = /^-?\d+(?:\.\d+)?$/;
const isoTime = /^\d{4}-\d{2}(?:-\d{2}(?:[ T]\d{2}:\d{2}.*)?)?$/;
const identifierName = /(?:^|_)(?:id|key|uuid|code|zip|postcode|phone)$|[a-z]Id$/i;
const partOfTimeName = /(?:^|_)(?:month|week|weekday|day|hour|quarter)(?:_(?:number|no))?$/i;

/** What a column of a result is, by its name, its type and all its cells; `other` where it holds nothing. */
export function columnKind({ columns, rows }: Result, index: number): ColumnKind {
  const name = columns[index]?.name ?? '';
  const type = columns[index]?.type ?? '';
  const cells = rows.map((row) => row[index]).filter((cell) => cell !== null && cell !== undefined);
  if (cells.length === 0) return 'other';
  if (cells.every((cell) => isNumber(cell, type))) return kindOfNumbers(name, cells.map(Number));
  if (cells.every((cell) => typeof cell === 'string' && isoTime.test(cell))) return 'time';
  return cells.every((cell) => typeof cell === 'string' || typeof cell === 'boolean') ? 'category' : 'other';
}

/** Decimals and large integers come as text. */
function isNumber(cell: unknown, type: string): boolean {
  if (typeof cell === 'number') return Number.isFinite(cell);
  return typeof cell === 'string' && numericType.test(type) && numeral.test(cell);
}

function kindOfNumbers(name: string, numbers: readonly number[]): ColumnKind {
  if (identifierName.test(name)) return 'identifier';
  if (partOfTimeName.test(name)) return 'category';
  const isYear = /(?:^|_)(?:year|yr)$/i.test(name) && numbers.every((year) => year > 1000 && year < 3000);
  return isYear ? 'time' : 'number';
}
