/**
 * A reviver for `JSON.parse`: numbers that JavaScript's cannot hold, integers and others, become strings as they are written.
 *
 * @example
 * ```ts
 * import { keepBigNumbers } from 'nlquery/adapter-kit';
 *
 * JSON.parse('[1, 9007199254740993, 1e400]', keepBigNumbers); // [1, '9007199254740993', '1e400']
 * ```
 */
export function keepBigNumbers(_key: string, value: unknown, context?: Source): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const text = context?.source ?? '';
  return !Number.isFinite(value) || /^-?\d+$/.test(text) ? text : value;
}

/** Passed by Node 22 and later, not yet in the language's types. */
interface Source {
  readonly source?: string;
}
