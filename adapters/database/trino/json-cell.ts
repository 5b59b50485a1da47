import { type Cell, keepBigIntegers } from '../../../src/adapter-kit/index.ts';

/** JSON text as a cell: integers that a number cannot hold become strings; text that is no JSON, or nests too deep, stays text. */
export function jsonCell(text: string): Cell {
  try {
    const value = JSON.parse(text, keepBigIntegers);
    JSON.stringify(value);
    return value;
  } catch {
    return text;
  }
}
