/**
 * A reviver for `JSON.parse`: integers that a number cannot hold become strings of their digits.
 *
 * @example
 * ```ts
 * import { keepBigIntegers } from 'nlquery/adapter-kit';
 *
 * JSON.parse('[1, 9007199254740993]', keepBigIntegers); // [1, '9007199254740993']
 * ```
 */
export function keepBigIntegers(_key: string, value: unknown, context?: Source): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  return /^-?\d+$/.test(context?.source ?? '') ? context?.source : value;
}

/** Passed by Node 22 and later, not yet in the language's types. */
interface Source {
  readonly source?: string;
}
