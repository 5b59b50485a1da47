import { type Cell, keepBigIntegers } from '../../../src/adapter-kit/index.ts';

/** JSON text as a cell: numbers that JavaScript's cannot hold become strings; text that is no JSON, or nests too deep, stays text. */
export function jsonCell(text: string): Cell {
  try {
    const value = JSON.parse(text, keepNumbers);
    JSON.stringify(value);
    return value;
  } catch {
    return text;
  }
}

function keepNumbers(key: string, value: unknown, context?: { readonly source?: string }): unknown {
  const isHuge = typeof value === 'number' && !Number.isFinite(value);
  return isHuge ? context?.source : keepBigIntegers(key, value, context);
}
