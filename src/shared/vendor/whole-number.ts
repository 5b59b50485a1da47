import { invalidOption } from './invalid-option.ts';

/**
 * `value` when it is a whole number from `least` to 2^31 - 1, the longest wait a timer can keep.
 *
 * @throws `INVALID_OPTIONS` of `factory`
 */
export function wholeNumber(factory: string, option: string, value: number, least: number): number {
  if (Number.isInteger(value) && value >= least && value < 2 ** 31) return value;
  throw invalidOption(factory, option, `must be a whole number of at least ${least}`);
}
