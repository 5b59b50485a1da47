import type { Analysis } from '../../../analysis/analysis.ts';
import { applyProposal } from '../../apply-proposal.ts';
import { type ComputedTable, computedTable } from '../../computed-table.ts';
import { tableSize } from '../../cost/table-size.ts';
import { weightOf } from '../../cost/weight-of.ts';
import type { Design, DesignTable } from '../../design.ts';
import { freeName } from '../../free-name.ts';
import type { Proposal } from '../../proposal.ts';
import { readDesign } from '../../read-design.ts';
import type { RuleDependencies } from '../../rule.ts';
import { savedSeconds } from '../../saved-seconds.ts';
import type { CteCandidate } from './cte-candidates.ts';
import { readCteFromTable } from './read-cte-from-table.ts';

/** Expressions that say the same. */
interface CteGroup {
  readonly print: string;
  readonly group: readonly CteCandidate[];
  readonly uses: number;
}

/** A table in the place of the expressions; `null` where its types are not certain, or a query does not bind to it. */
export function proposeCteTable(
  dependencies: RuleDependencies,
  analysis: Analysis,
  design: Design,
  { print, group, uses }: CteGroup,
): Proposal | null {
  const [first] = group;
  const made = first && computedTable(dependencies, analysis, first.closed);
  if (!first || !made) return null;
  const table = tableOf(design, first.name, made);
  const change = {
    tables: [table],
    removedTables: [],
    queries: group.flatMap((candidate) => readCteFromTable(dependencies, design, candidate, table) ?? []),
  };
  const next = applyProposal(design, { change });
  if (change.queries.length === 0 || !next) return null;
  const read = readDesign(dependencies, next);
  if (!change.queries.every(({ sql }) => read.bind(sql))) return null;
  const queryIds = change.queries.map(({ queryId }) => queryId);
  const seconds = savedSeconds(dependencies, analysis, {
    before: design,
    after: next,
    queries: change.queries,
  });
  return {
    id: `materialise-repeated-cte:${print.slice(0, 16)}`,
    rule: 'materialise-repeated-cte',
    title: `The common table expression ${first.name} becomes a table`,
    what: `What ${first.name} selects is stored in ${table.name} and read from there.`,
    why: {
      queryIds,
      weightSeconds: weightOf(analysis, queryIds),
      evidence: [`used ${uses} times in ${group.length} ${group.length === 1 ? 'query' : 'queries'}`],
    },
    change,
    proof: 'test',
    assumes: [],
    saving: { seconds, method: 'scanned bytes' },
    cost: {
      storageBytes: tableSize(analysis, table).bytes,
      freshness: `${table.name} holds what was there when it was filled.`,
    },
    rollback: `Write ${first.name} out in the queries again and drop ${table.name}.`,
    precomputes: made.aggregates,
  };
}

function tableOf(design: Design, name: string, made: ComputedTable): DesignTable {
  return {
    name: freeName(
      name,
      design.tables.map((table) => table.name),
    ),
    columns: made.columns,
    properties: {},
    primaryKey: null,
    indexes: [],
    fill: made.fill,
    sources: made.sources,
    kind: made.aggregates ? 'rollup' : 'intermediate',
  };
}
