import type { Rule } from './rule.ts';
import { denormaliseLookup } from './rules/denormalise-lookup.ts';
import { dropDuplicatePredicate } from './rules/drop-duplicate-predicate.ts';
import { dropInnerOrderBy } from './rules/drop-inner-order-by.ts';
import { dropNeedlessDistinct } from './rules/drop-needless-distinct.ts';
import { dropUnusedCte } from './rules/drop-unused-cte.ts';
import { dropUnusedJoin } from './rules/drop-unused-join.ts';
import { flattenDateDimension } from './rules/flatten-date-dimension.ts';
import { halfOpenDateRange } from './rules/half-open-date-range.ts';
import { indexCandidates } from './rules/index-candidates.ts';
import { materialiseRepeatedCte } from './rules/materialise-repeated-cte.ts';
import { partitionByFilter } from './rules/partition-by-filter.ts';
import { pruneColumns } from './rules/prune-columns.ts';
import { redundantIndex } from './rules/redundant-index.ts';
import { rollupTable } from './rules/rollup-table.ts';
import { sortByFilter } from './rules/sort-by-filter.ts';

/** Every deterministic rule. What makes queries simpler comes first: of two proposals that save the same, the first is tried first. */
export const rules: readonly Rule[] = [
  dropInnerOrderBy,
  dropUnusedCte,
  dropNeedlessDistinct,
  dropDuplicatePredicate,
  dropUnusedJoin,
  halfOpenDateRange,
  materialiseRepeatedCte,
  rollupTable,
  flattenDateDimension,
  denormaliseLookup,
  partitionByFilter,
  sortByFilter,
  indexCandidates,
  redundantIndex,
  pruneColumns,
];
