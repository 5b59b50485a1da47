import type { CallOptions } from '../../../../ports/call-options.ts';
import type { Dialect } from '../../../../ports/dialect.ts';
import { fingerprintTree } from '../../../syntax/fingerprint-tree.ts';
import { baseValues } from '../base-values.ts';
import { dateCandidates } from '../date-candidates.ts';
import type { Evaluator } from '../evaluator.ts';
import { type DataValue, fitValue } from '../fit-value.ts';
import { neighbours } from '../neighbours.ts';
import { edgesOf } from './edges-of.ts';
import type { PoolDraft } from './pool-draft.ts';

const mostValues = 48;

/** What a column may hold, and how many of its conditions hold for each value. */
export async function scoredValues(
  evaluator: Evaluator,
  draft: PoolDraft,
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
