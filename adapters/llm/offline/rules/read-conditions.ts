import type { ParseState, Scope } from '../parse/parse-state.ts';
import { readAges } from './read-ages.ts';
import { readComparisons } from './read-comparisons.ts';
import { readDates } from './read-dates.ts';
import { readFlags } from './read-flags.ts';
import { readGender } from './read-gender.ts';
import { readPatterns } from './read-patterns.ts';
import { readPeriods } from './read-periods.ts';
import { readRanges } from './read-ranges.ts';
import { readValues } from './read-values.ts';

/** All conditions of a stretch of the question, from the most telling form to the least. */
export function readConditions(state: ParseState, scope: Scope): void {
  readPatterns(state, scope);
  readPeriods(state, scope);
  readDates(state, scope);
  readRanges(state, scope);
  readAges(state, scope);
  readComparisons(state, scope);
  readGender(state, scope);
  readFlags(state, scope);
  readValues(state, scope);
}
