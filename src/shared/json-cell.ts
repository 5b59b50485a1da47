import type { Cell } from '../ports/database.ts';
import { keepBigNumbers } from './keep-big-numbers.ts';

/** JSON text as a cell: numbers that JavaScript's cannot hold become strings; text that is no JSON, or nests too deep, stays text. */
export function jsonCell(text: string): Cell {
  try {
    const value = mayHoldBigNumber(text) ? JSON.parse(text, keepBigNumbers) : JSON.parse(text);
    // Deep nesting shows only when it is written again, and short texts have none.
    if (text.length > 2_000) JSON.stringify(value);
    return value;
  } catch {
    return text;
  }
}

/** A reviver makes reading several times slower. */
function mayHoldBigNumber(text: string): boolean {
  return /\d{16}|e\+?\d{3}/i.test(text);
}
