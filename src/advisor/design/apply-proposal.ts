import type { Design } from './design.ts';
import type { Proposal } from './proposal.ts';

/**
 * The design with the proposal in it; `null` when it does not fit: it rewrites a query that the design does not have, or takes away a
 * table that is gone.
 */
export function applyProposal(design: Design, { change }: Pick<Proposal, 'change'>): Design | null {
  const rewritten = new Map(change.queries.map((query) => [query.queryId, query]));
  const removed = new Set(change.removedTables);
  const names = new Set(design.tables.map(({ name }) => name));
  if (change.queries.some(({ queryId }) => !design.queries.some((query) => query.queryId === queryId)))
    return null;
  if (change.removedTables.some((name) => !names.has(name))) return null;
  const put = new Map(change.tables.map((table) => [table.name, table]));
  return {
    ...design,
    tables: [
      ...design.tables.filter(({ name }) => !removed.has(name)).map((table) => put.get(table.name) ?? table),
      ...change.tables.filter(({ name }) => !names.has(name)),
    ],
    queries: design.queries.map((query) => rewritten.get(query.queryId) ?? query),
  };
}
