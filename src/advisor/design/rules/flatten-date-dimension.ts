import { everyDialect } from '../dialects.ts';
import type { Rule } from '../rule.ts';
import { proposeDenormalisations } from './denormalisation.ts';
import { isDateDimension } from './is-date-dimension.ts';

/** A table of days is read for a date that the fact could hold itself; then the fact can be partitioned and sorted by it. */
export const flattenDateDimension: Rule = {
  name: 'flatten-date-dimension',
  dialects: everyDialect,
  propose: (dependencies, analysis, design) =>
    proposeDenormalisations(dependencies, analysis, design, {
      rule: 'flatten-date-dimension',
      isAbout: isDateDimension,
      titleOf: (table, lookup) => `${table} stores the dates it looks up in ${lookup}`,
    }),
};
