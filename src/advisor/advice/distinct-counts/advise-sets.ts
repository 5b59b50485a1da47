import type { Dialect } from '../../../ports/dialect.ts';
import type { Analysis } from '../../analysis/analysis.ts';
import { weightOf } from '../../design/cost/weight-of.ts';
import { lakehouses } from '../../design/dialects.ts';
import type { ReadDesign } from '../../design/read-design.ts';
import type { RuleDependencies } from '../../design/rule.ts';
import { fingerprintTree } from '../../syntax/fingerprint-tree.ts';
import type { Advice } from '../advice.ts';
import type { DistinctSelect } from './distinct-select.ts';
import { type DistinctSet, distinctSets } from './distinct-sets.ts';
import { setsShare } from './sets-share.ts';

/** Less than this share of its seconds is not worth a table. */
const leastShare = 0.05;

/** Advice on SELECTs that group the same tables by the same columns; `null` where sets would be about as large as the tables. */
export function adviseSets(
  { syntax }: RuleDependencies,
  analysis: Analysis,
  read: ReadDesign,
  { print, selects }: { readonly print: string; readonly selects: readonly DistinctSelect[] },
): Advice | null {
  const { dialect } = analysis;
  const made = selects.map((select) => {
    const sets = distinctSets(select).flatMap((set) => {
      const printed = syntax.print(set.tree, dialect);
      return printed.ok ? [{ ...set, sql: printed.sql }] : [];
    });
    const isWhole = sets.length === select.counted.length;
    return {
      select,
      sets: isWhole ? sets : [],
      share: isWhole ? setsShare(analysis, read, select, sets) : null,
    };
  });
  const known = made.filter(({ share }) => share !== null);
  if (known.length === made.length && known.every(({ share }) => (share ?? 0) < leastShare)) return null;
  const queryIds = [...new Set(selects.map(({ query }) => query.queryId))];
  const statements = neededOf(
    made.flatMap(({ sets }) => sets),
    dialect,
  );
  const seconds = known.reduce(
    (sum, { select, share }) => sum + weightOf(analysis, [select.query.queryId]) * (share ?? 0),
    0,
  );
  const tables = [
    ...new Set(selects.flatMap(({ query }) => query.binding.scans.map(({ table }) => table.name))),
  ];
  return {
    id: `distinct-counts:${print.slice(0, 16)}`,
    rule: 'distinct-counts',
    title: `Several distinct counts in one pass over ${tables.join(', ')}`,
    what: 'For each thing that is counted, a table of the distinct rows of what the queries group and filter by and of that thing; a distinct count of the table is the same count. The tables are joined by what is grouped by.',
    why: {
      queryIds,
      weightSeconds: weightOf(analysis, queryIds),
      evidence: selects.map(
        ({ query, counted }) =>
          `${query.queryId}: ${counted.length} columns are counted distinctly in one grouping`,
      ),
    },
    effect: {
      expected:
        'Each run keeps one set of values for each group and each thing counted, or reads the rows once for each. With the sets stored, duplicates are gone before the query begins.',
      seconds: known.length > 0 ? seconds : null,
      method: known.length > 0 ? 'scanned bytes' : 'not estimated',
    },
    steps: statements.map((statement) => ({ when: 'to fill a table of its own, with each load', statement })),
    cautions: [
      'The sets are stored answers in part: stale with the next load, until they are filled again.',
      'Distinct counts of groups cannot be added up: a wider filter or grouping needs columns of its own in the sets.',
      ...(lakehouses.includes(dialect)
        ? ['Where an error of a few percent does, an approximate distinct count (HyperLogLog) needs no set.']
        : []),
    ],
  };
}

/** Without those that a larger one holds. */
function neededOf(
  sets: readonly (DistinctSet & { readonly sql: string })[],
  dialect: Dialect,
): readonly string[] {
  const unlike = [
    ...new Map(
      sets.map((set) => [set.sql, { ...set, print: fingerprintTree(set.counted, dialect) }]),
    ).values(),
  ];
  const holds = (larger: (typeof unlike)[number], set: (typeof unlike)[number]) =>
    larger.print === set.print &&
    larger.columns.size > set.columns.size &&
    [...set.columns.keys()].every((key) => larger.columns.has(key));
  return unlike.filter((set) => !unlike.some((larger) => holds(larger, set))).map(({ sql }) => sql);
}
