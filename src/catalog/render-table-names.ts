import type { Dialect } from '../ports/dialect.ts';
import { renderName } from './render-name.ts';

/**
 * Names of tables that share their columns, as short as they can be written: numbers that follow each other become a range
 * (`events_20240101..20240131`), and what the names share is written once.
 */
export function renderTableNames(names: readonly string[], dialect: Dialect): string {
  const series = new Map<string, string[]>();
  const parts: string[] = [];
  for (const name of [...names].sort()) {
    const digits = numberPart.exec(name);
    const [, prefix = '', number = '', suffix = ''] = digits ?? [];
    if (number === '' || number.length > 15) {
      parts.push(renderName(name, dialect));
      continue;
    }
    const frame = JSON.stringify([prefix, suffix, number.length]);
    const numbers = series.get(frame);
    if (numbers) numbers.push(number);
    else series.set(frame, [number]);
  }
  for (const [frame, numbers] of series) {
    const [prefix, suffix] = JSON.parse(frame) as [string, string, number];
    if (numbers.length === 1) parts.push(renderName(`${prefix}${numbers[0]}${suffix}`, dialect));
    else parts.push(renderSeries(prefix, ranges(numbers).join(','), suffix, dialect));
  }
  return parts.join(', ');
}

const numberPart = /^(.*?)(\d+)(\D*)$/s;

/** Quoted as a whole when its tables have to be. */
function renderSeries(prefix: string, numbers: string, suffix: string, dialect: Dialect): string {
  const name = renderName(`${prefix}0${suffix}`, dialect);
  return name.replace(`${prefix}0${suffix}`, `${prefix}{${numbers}}${suffix}`);
}

function ranges(numbers: readonly string[]): readonly string[] {
  const runs: { first: string; last: string }[] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run && Number(number) === Number(run.last) + 1) run.last = number;
    else runs.push({ first: number, last: number });
  }
  return runs.map(({ first, last }) => (first === last ? first : `${first}..${last}`));
}
