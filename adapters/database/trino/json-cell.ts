import type { Cell } from '../../../src/adapter-kit/index.ts';

/** JSON text as a cell: integers that a number cannot hold become strings; text that is no JSON, or nests too deep, stays text. */
export function jsonCell(text: string): Cell {
  try {
    const value = JSON.parse(text, keepBigIntegers as Reviver);
    JSON.stringify(value);
    return value;
  } catch {
    return text;
  }
}

/** `context` is in Node 22 and later, not yet in the language's types. */
type Reviver = (key: string, value: unknown) => unknown;

function keepBigIntegers(_key: string, value: unknown, context: { readonly source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  return /^-?\d+$/.test(context.source ?? '') ? context.source : value;
}
