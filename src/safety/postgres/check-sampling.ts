import type { Finding } from './finding.ts';
import { namesOf } from './names-of.ts';
import { refuse } from './refuse.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** Refuses TABLESAMPLE by any method but Postgres' own and tsm_system_rows' and tsm_system_time's. */
export function checkSampling(body: SyntaxNode): Finding | null {
  const method = namesOf(body.method)
    .join('.')
    .replace(/^pg_catalog\./, '');
  if (/^(bernoulli|system|system_rows|system_time)$/.test(method)) return null;
  return refuse('function', body, `The sampling method ${method} is not allowed. Use BERNOULLI or SYSTEM.`);
}
