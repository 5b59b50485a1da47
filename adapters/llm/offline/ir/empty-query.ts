import type { Query } from './query.ts';

/** A query that says nothing yet. */
export const emptyQuery: Query = {
  select: [],
  distinct: false,
  from: [],
  where: [],
  groupBy: [],
  having: [],
  orderBy: [],
  limit: null,
};
