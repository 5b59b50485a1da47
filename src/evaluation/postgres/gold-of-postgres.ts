import type { Catalog } from '../../ports/catalog.ts';
import { catalogIndex } from '../../safety/catalog-index.ts';
import { loadParser } from '../../safety/postgres/load-parser.ts';
import { unwrap } from '../../safety/postgres/unwrap.ts';
import { createGoldCollector } from '../create-gold-collector.ts';
import type { GoldOutcome } from '../gold.ts';
import type { GoldWalk } from './gold-scope.ts';
import { walkQuery } from './walk-query.ts';
import { withoutStars } from './without-stars.ts';

/** Parses the statement by Postgres' own grammar and resolves its names against the catalog. */
export async function goldOfPostgres(sql: string, catalog: Catalog): Promise<GoldOutcome> {
  const parse = await loadParser();
  const parsed = parse(sql);
  if ('error' in parsed) return unusable(`Postgres' grammar says: ${parsed.error}`);
  const [statement, ...more] = parsed.statements;
  if (more.length > 0) return unusable('it is more than one statement');
  const [type] = unwrap(statement) ?? [];
  if (type !== 'SelectStmt') return unusable('it is not a SELECT');
  const collector = createGoldCollector();
  const problems: string[] = [];
  const walk: GoldWalk = {
    index: catalogIndex(catalog),
    collector,
    problems,
    walkQuery: (query, parent) => walkQuery(query, parent, walk),
  };
  walk.walkQuery(withoutStars(statement), null);
  const [problem] = problems;
  return problem === undefined ? { kind: 'gold', gold: collector.gold() } : unusable(problem);
}

function unusable(reason: string): GoldOutcome {
  return { kind: 'unusable', reason };
}
