import type { CallOptions } from '../../../ports/call-options.ts';
import type { Dialect } from '../../../ports/dialect.ts';
import type { SourceTable } from '../../analysis/analysis.ts';
import { fingerprintTree } from '../../syntax/fingerprint-tree.ts';
import { nodeAs } from '../../syntax/node-as.ts';
import type { SqlNode } from '../../syntax/sql-tree.ts';
import { baseValues } from './base-values.ts';
import { type ColumnFamily, columnFamily } from './column-family.ts';
import { type ColumnKey, columnKey } from './column-key.ts';
import { dateCandidates } from './date-candidates.ts';
import { type DataValue, fitValue } from './fit-value.ts';
import type { Harvest } from './harvest.ts';
import { neighbours } from './neighbours.ts';

/** What a column may hold in generated data. */
export interface ValuePool {
  /** Those that most of the conditions on the column hold for. */
  readonly best: readonly DataValue[];
  readonly all: readonly DataValue[];
  /** Those that conditions name, and the ones right beside them. */
  readonly edges: readonly DataValue[];
  /** Columns that are joined with each other draw from one list, matching values first; `null` for other columns. */
  readonly keys: readonly DataValue[] | null;
  /** Parts of thresholds that aggregates of the column are compared with: a few of them add up to exactly that. */
  readonly parts: readonly DataValue[];
}

export interface Evaluator {
  /** The constants' values as text, `null` where one cannot be told. */
  constants(trees: readonly SqlNode[], options: CallOptions): Promise<readonly (string | null)[]>;
  /** For each value, how many of the conditions on `v` hold; −1 where a column of the type cannot hold it. */
  score(
    type: string,
    values: readonly DataValue[],
    conditions: readonly SqlNode[],
    options: CallOptions,
  ): Promise<readonly number[]>;
}

interface Draft {
  readonly family: ColumnFamily;
  readonly type: string;
  /** Constants that the column itself, or a function of it, is compared with. */
  readonly literals: DataValue[];
  readonly conditions: SqlNode[];
  readonly parts: DataValue[];
}

const mostValues = 48;
const keyCount = 7;

/** What each column of the tables may hold so that the queries' comparisons are put to the test. */
export async function valuePools(
  evaluator: Evaluator,
  subject: { readonly tables: readonly SourceTable[]; readonly harvest: Harvest; readonly dialect: Dialect },
  options: CallOptions,
): Promise<ReadonlyMap<ColumnKey, ValuePool>> {
  const { tables, harvest, dialect } = subject;
  const drafts = new Map<ColumnKey, Draft>();
  for (const table of tables) {
    for (const { name, type } of table.columns) {
      drafts.set(columnKey(table, name), {
        family: columnFamily(type),
        type,
        literals: [],
        conditions: [],
        parts: [],
      });
    }
  }
  await addLiterals(evaluator, drafts, harvest, options);
  for (const { columns, tree } of harvest.conditions) {
    for (const key of columns) drafts.get(key)?.conditions.push(tree);
  }
  for (const { left, right, equal } of harvest.pairs) if (!equal) share(drafts, left, right);

  const scored = new Map<ColumnKey, ReadonlyMap<DataValue, number>>();
  for (const [key, draft] of drafts) {
    scored.set(key, await scoredValues(evaluator, draft, dialect, options));
  }
  const keys = keyLists(drafts, scored, harvest);
  return new Map(
    [...scored].map(([key, scores]) => {
      const top = Math.max(0, ...scores.values());
      const all = [...scores.keys()];
      const best = all.filter((value) => scores.get(value) === top);
      const draft = drafts.get(key);
      const parts = (draft?.parts ?? []).flatMap((value) => {
        const fitted = draft && fitValue(value, draft.family, draft.type);
        return fitted === undefined ? [] : [fitted];
      });
      const edges = (draft ? edgesOf(draft) : []).filter((value) => scores.has(value));
      return [key, { best, all, edges, keys: keys.get(key) ?? null, parts }];
    }),
  );
}

async function addLiterals(
  evaluator: Evaluator,
  drafts: ReadonlyMap<ColumnKey, Draft>,
  harvest: Harvest,
  options: CallOptions,
): Promise<void> {
  const values = await evaluator.constants(
    harvest.constants.map(({ tree }) => tree),
    options,
  );
  for (const [index, { columns, aggregated, tree }] of harvest.constants.entries()) {
    const value = values[index] ?? null;
    if (value === null) continue;
    const number = Number(value);
    const isNumber =
      value !== '' && Number.isFinite(number) && nodeAs(tree, 'literal')?.literal_type !== 'string';
    for (const key of columns) {
      const literals = drafts.get(key)?.literals;
      literals?.push(isNumber ? number : value);
      // A sum gets past its threshold in a few steps.
      if (aggregated && isNumber) literals?.push(number / 2, number / 3);
      if (aggregated && isNumber)
        drafts.get(key)?.parts.push(number, number / 2, number / 2, 0, 0, 0, 0, 0, 0);
    }
  }
}

const mostEdges = 12;

function edgesOf({ literals, family, type }: Draft): readonly DataValue[] {
  const near = [...new Set(literals)].flatMap((value) => {
    const fitted = fitValue(value, family, type);
    return fitted === undefined ? [] : neighbours(fitted, family).slice(0, 4);
  });
  const fitting = near.flatMap((value) => fitValue(value, family, type) ?? []);
  return [...new Set(fitting)].slice(0, mostEdges);
}

function share(
  drafts: ReadonlyMap<ColumnKey, Draft>,
  left: readonly ColumnKey[],
  right: readonly ColumnKey[],
): void {
  const both = [...left, ...right].flatMap((key) => drafts.get(key) ?? []);
  const literals = [...new Set(both.flatMap((draft) => draft.literals))];
  for (const draft of both)
    draft.literals.push(...literals.filter((value) => !draft.literals.includes(value)));
}

async function scoredValues(
  evaluator: Evaluator,
  draft: Draft,
  dialect: Dialect,
  options: CallOptions,
): Promise<ReadonlyMap<DataValue, number>> {
  const { family, type, literals, conditions } = draft;
  const fit = (value: DataValue): readonly DataValue[] => {
    const fitted = fitValue(value, family, type);
    return fitted === undefined || fitted === null ? [] : [fitted];
  };
  const isDate = family === 'date' || family === 'timestamp';
  const asked = [...new Set(literals)].slice(0, 24);
  const pointed = [
    ...edgesOf(draft),
    ...asked.flatMap(fit),
    ...(isDate ? dateCandidates(asked).flatMap(fit) : []),
    ...(family === 'text'
      ? asked
          .filter((value) => typeof value === 'number')
          .flatMap(lengthTexts)
          .flatMap(fit)
      : []),
    ...asked
      .flatMap(fit)
      .flatMap((value) => neighbours(value, family))
      .flatMap(fit),
  ];
  const base = baseValues[family].flatMap(fit);
  const values = [...new Set([...pointed.slice(0, mostValues * 3), ...base])];
  const distinct = [...new Map(conditions.map((tree) => [fingerprintTree(tree, dialect), tree])).values()];
  const scores = await evaluator.score(type, values, distinct, options);
  const ranked = values
    .map((value, index) => [value, scores[index] ?? 0] as const)
    .filter(([, score]) => score >= 0);
  const top = Math.max(0, ...scores);
  // The best ones stay, however many there are to choose from.
  const best = ranked.filter(([, score]) => score === top).slice(0, mostValues / 2);
  const others = ranked.filter(([, score]) => score !== top).slice(0, mostValues - best.length);
  return new Map([...best, ...others]);
}

/** For what is compared with the length of a text, or read out of it. */
function lengthTexts(value: DataValue): readonly string[] {
  const length = Number(value);
  const texts = [String(value)];
  return Number.isInteger(length) && length > 0 && length <= 24
    ? [...texts, 'q'.repeat(length), 'q'.repeat(length + 1)]
    : texts;
}

/** One list for each set of columns that equalities tie together. */
function keyLists(
  drafts: ReadonlyMap<ColumnKey, Draft>,
  scored: ReadonlyMap<ColumnKey, ReadonlyMap<DataValue, number>>,
  harvest: Harvest,
): ReadonlyMap<ColumnKey, readonly DataValue[]> {
  const groups = new Map<ColumnKey, Set<ColumnKey>>();
  for (const { left, right, equal } of harvest.pairs) {
    if (!equal) continue;
    const members = new Set([...left, ...right].flatMap((key) => [key, ...(groups.get(key) ?? [])]));
    for (const key of members) groups.set(key, members);
  }
  const lists = new Map<ColumnKey, readonly DataValue[]>();
  for (const members of new Set(groups.values())) {
    const totals = new Map<DataValue, number>();
    for (const key of members) {
      for (const [value, score] of scored.get(key) ?? []) totals.set(value, (totals.get(value) ?? 0) + score);
    }
    const ranked = [...totals].toSorted(([, left], [, right]) => right - left).map(([value]) => value);
    const fits = (value: DataValue): boolean =>
      [...members].every((key) => {
        const draft = drafts.get(key);
        return draft === undefined || fitValue(value, draft.family, draft.type) !== undefined;
      });
    const list = ranked.filter(fits).slice(0, keyCount);
    for (const key of members) lists.set(key, list);
  }
  return lists;
}
