import type { Analysis, SourceColumn } from '../../analysis/analysis.ts';
import { weightOf } from '../../design/cost/weight-of.ts';
import type { Design } from '../../design/design.ts';
import type { RuleDependencies } from '../../design/rule.ts';
import { savedSeconds } from '../../design/saved-seconds.ts';
import { columnFamily } from '../../verification/data/column-family.ts';
import type { Advice } from '../advice.ts';
import { checkStatement } from './check-statement.ts';
import { renderType } from './render-type.ts';
import type { TypeHint } from './type-hint.ts';
import type { WantedType } from './wanted-type.ts';

const mostEvidence = 12;

/** Advice on one column, of all that speaks for it. */
export function adviseType(
  dependencies: RuleDependencies,
  analysis: Analysis,
  design: Design,
  { hints, wanted }: { readonly hints: readonly [TypeHint, ...TypeHint[]]; readonly wanted: WantedType },
): Advice {
  const [{ table, column }] = hints;
  const { dialect } = analysis;
  const type = renderType(wanted, dialect);
  const path = [table.catalog, table.schema, table.name].filter((part) => part !== null).join('.');
  const queryIds = [...new Set(hints.map(({ queryId }) => queryId))];
  const isText = columnFamily(column.type) === 'text';
  const converts = isText
    ? hints.some(({ by }) => by !== 'comparison') && wanted.kind !== 'text'
    : wanted.kind === 'timestamp';
  const isInexact = columnFamily(column.type) === 'decimal';
  const seconds = narrowerSeconds(dependencies, analysis, design, { hints, type });
  const check = hints.some(({ by }) => by === 'format')
    ? null
    : checkStatement({ table, column }, { wanted, type }, dialect);
  const evidence = [...new Set(hints.map((hint) => `${hint.queryId}: ${hint.evidence}`))];
  return {
    id: `column-types:${path}.${column.name}`,
    rule: 'column-types',
    title: `${column.name} of ${table.name} is declared ${column.type} and used as ${words[wanted.kind]}`,
    what: `Declare ${column.name} ${type} in the new table and convert it once, when the table is filled; queries then compare the column itself.`,
    why: {
      queryIds,
      weightSeconds: weightOf(analysis, queryIds),
      evidence: evidence.slice(0, mostEvidence),
    },
    effect: {
      expected: `${converts ? skipping : ''}${expected[isInexact ? 'inexact' : wanted.kind]}`,
      seconds: seconds > 0 ? seconds : null,
      method: seconds > 0 ? 'scanned bytes' : 'not estimated',
    },
    steps: check === null ? [] : [{ when: 'before anything is changed; it has to give 0', statement: check }],
    cautions: [
      'These queries, and what loads the table, have to be changed with it.',
      ...(isText && (wanted.kind === 'whole' || wanted.kind === 'decimal')
        ? ['Leading zeros and signs that belong to a code are lost in a number.']
        : []),
      ...(wanted.kind === 'timestamp' ? ['A moment has to keep the time zone that it was written in.'] : []),
    ],
  };
}

const words: Readonly<Record<WantedType['kind'], string>> = {
  whole: 'a whole number',
  decimal: 'an exact number',
  date: 'a date',
  timestamp: 'a moment',
  text: 'text without padding',
};

const skipping =
  'Files, partitions and index entries that cannot hold a match are passed over, which a converted column does not allow. ';
const expected: Readonly<Record<WantedType['kind'] | 'inexact', string>> = {
  whole: 'Numbers compare in the order of numbers, and take less room than text.',
  decimal: 'Numbers compare in the order of numbers, and take less room than text.',
  date: 'Dates take 4 bytes instead of 10, and can be partitioned by month or year.',
  timestamp: 'Moments take 8 bytes, and can be partitioned by day or month.',
  text: 'No value is padded, and none has to be trimmed before it is compared.',
  inexact: 'Sums no longer depend on the order in which rows are added, and equality finds what was stored.',
};

/** What narrower values alone would save, by the bytes that the queries read of the design. */
function narrowerSeconds(
  dependencies: RuleDependencies,
  analysis: Analysis,
  design: Design,
  { hints, type }: { readonly hints: readonly [TypeHint, ...TypeHint[]]; readonly type: string },
): number {
  const [{ table, column }] = hints;
  const ids = new Set(hints.map(({ queryId }) => queryId));
  const tables = design.tables.map((own) => {
    const holdsIt =
      own.kind !== 'rollup' &&
      own.sources.some(({ name, schema }) => name === table.name && schema === table.schema);
    if (!holdsIt) return own;
    const isIt = (one: SourceColumn) => one.name === column.name && one.type === column.type;
    return { ...own, columns: own.columns.map((one) => (isIt(one) ? { ...one, type } : one)) };
  });
  const queries = design.queries.filter(({ queryId }) => ids.has(queryId));
  return savedSeconds(dependencies, analysis, { before: design, after: { ...design, tables }, queries });
}
