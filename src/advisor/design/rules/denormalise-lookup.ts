import { everyDialect } from '../dialects.ts';
import type { Rule } from '../rule.ts';
import { proposeDenormalisations } from './denormalisation.ts';
import { isDateDimension } from './is-date-dimension.ts';

/** What queries look up in another table by its key again and again is stored where it is looked up from. */
export const denormaliseLookup: Rule = {
  name: 'denormalise-lookup',
  dialects: everyDialect,
  propose: (dependencies, analysis, design) =>
    proposeDenormalisations(dependencies, analysis, design, {
      rule: 'denormalise-lookup',
      isAbout: (lookup) => !isDateDimension(lookup),
      titleOf: (table, lookup) => `${table} stores what queries look up in ${lookup}`,
    }),
};
