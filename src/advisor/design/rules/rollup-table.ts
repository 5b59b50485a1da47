import type { Analysis } from '../../analysis/analysis.ts';
import { applyProposal } from '../apply-proposal.ts';
import { computedTable } from '../computed-table.ts';
import { tableSize } from '../cost/table-size.ts';
import { weightOf } from '../cost/weight-of.ts';
import type { Design, DesignTable } from '../design.ts';
import { everyDialect } from '../dialects.ts';
import { freeName } from '../free-name.ts';
import type { Proposal } from '../proposal.ts';
import { type ReadDesign, readDesign } from '../read-design.ts';
import type { Rule, RuleDependencies } from '../rule.ts';
import { savedSeconds } from '../saved-seconds.ts';
import { fillRollup } from './rollup/fill-rollup.ts';
import { measuresOf } from './rollup/measures-of.ts';
import { readFromRollup } from './rollup/read-from-rollup.ts';
import { type RollupCandidate, rollupCandidate } from './rollup/rollup-candidate.ts';

/**
 * Rows grouped by everything that a family of queries groups, filters or counts by are stored once, with sums and counts that can be added up
 * again: an average is the sum of sums over the sum of counts, never an average of averages. It stores parts of answers.
 */
export const rollupTable: Rule = {
  name: 'rollup-table',
  dialects: everyDialect,
  propose: (dependencies, analysis, design) => {
    const read = readDesign(dependencies, design);
    const candidates = read.queries.flatMap((query) => rollupCandidate(analysis, read, query) ?? []);
    return families(candidates).flatMap(
      (family) => proposalOf(dependencies, analysis, design, read, family) ?? [],
    );
  },
};

/** Queries over the same joined tables, each under the one with the most dimensions that has all of its own. */
function families(candidates: readonly RollupCandidate[]): readonly (readonly RollupCandidate[])[] {
  const made: RollupCandidate[][] = [];
  for (const candidate of candidates.toSorted((a, b) => b.dimensions.size - a.dimensions.size)) {
    const family = made.find(
      ([widest]) =>
        widest?.joined === candidate.joined &&
        [...candidate.dimensions.keys()].every((key) => widest.dimensions.has(key)),
    );
    if (family) family.push(candidate);
    else made.push([candidate]);
  }
  return made;
}

function proposalOf(
  dependencies: RuleDependencies,
  analysis: Analysis,
  design: Design,
  read: ReadDesign,
  family: readonly RollupCandidate[],
): Proposal | null {
  const [widest] = family;
  if (!widest) return null;
  const names = dimensionNames(widest);
  const measures = measuresOf(analysis, family, [...names.values()]);
  const fill = fillRollup(read, widest, names, measures);
  const made = fill && computedTable(dependencies, analysis, fill);
  if (!made) return null;
  const facts = widest.query.binding.scans[0]?.table.name ?? 'rows';
  const table: DesignTable = {
    name: freeName(
      `${facts}_rollup`,
      design.tables.map(({ name }) => name),
    ),
    columns: made.columns,
    properties: {},
    primaryKey: null,
    indexes: [],
    fill: made.fill,
    sources: made.sources,
    kind: 'rollup',
  };
  const queries = family.flatMap(
    (candidate) => readFromRollup(dependencies, analysis, design, candidate, table, names, measures) ?? [],
  );
  const change = { tables: [table], removedTables: [], queries };
  const next = applyProposal(design, { change });
  if (queries.length === 0 || !next) return null;
  const bound = readDesign(dependencies, next);
  const valid = queries.filter(({ sql }) => bound.bind(sql) !== null);
  if (valid.length === 0) return null;
  const queryIds = valid.map(({ queryId }) => queryId);
  const seconds = savedSeconds(dependencies, analysis, {
    before: design,
    after: next,
    queries: valid,
  });
  return {
    id: `rollup-table:${widest.joined.slice(0, 12)}:${[...names.keys()].sort().join(',')}`,
    rule: 'rollup-table',
    title: `${table.name} stores sums and counts by ${[...names.values()].join(', ')}`,
    what: `${valid.length} queries add up grouped rows of ${table.name} instead of reading ${made.sources.map(({ name }) => name).join(', ')}.`,
    why: {
      queryIds,
      weightSeconds: weightOf(analysis, queryIds),
      evidence: [`${valid.length} queries group the same tables by some of the same columns`],
    },
    change: { ...change, queries: valid },
    proof: 'test',
    assumes: [],
    saving: { seconds, method: 'scanned bytes' },
    cost: {
      storageBytes: tableSize(analysis, table).bytes,
      freshness: `${table.name} holds what was there when it was filled.`,
    },
    rollback: `Use the queries as they were and drop ${table.name}.`,
    precomputes: true,
  };
}

function dimensionNames({ dimensions }: RollupCandidate): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [key, { origin }] of dimensions) {
    const column = (origin?.column ?? '').toLowerCase();
    names.set(
      key,
      freeName([...names.values()].includes(column) ? key.replace('.', '_').toLowerCase() : column, [
        ...names.values(),
      ]),
    );
  }
  return names;
}
