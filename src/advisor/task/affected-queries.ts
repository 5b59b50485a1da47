import type { Design } from '../design/design.ts';
import type { Proposal } from '../design/proposal.ts';

/** The queries that the proposal rewrites, and those that name a table which it replaces or takes away. */
export function affectedQueries(design: Design, { change }: Proposal): readonly string[] {
  const replaced = new Set([...change.tables.map(({ name }) => name), ...change.removedTables].map(fold));
  const touched = design.tables.map(({ name }) => fold(name)).filter((name) => replaced.has(name));
  const rewritten = new Set(change.queries.map(({ queryId }) => queryId));
  return design.queries
    .filter(({ queryId, sql }) => rewritten.has(queryId) || touched.some((name) => fold(sql).includes(name)))
    .map(({ queryId }) => queryId);
}

function fold(text: string): string {
  return text.toLowerCase();
}
