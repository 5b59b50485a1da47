import type { SourceColumn } from '../analysis/analysis.ts';

export interface ColumnValues {
  /** One of its own in every row. */
  readonly unique: boolean;
  /** Different values otherwise. */
  readonly distinct: number;
  /** What queries compare it with for equality, as SQL, and the share of rows that hold it. */
  readonly literals: readonly { readonly literal: string; readonly share: number }[];
  /** What queries take a range of it from, as SQL; `null` for none. */
  readonly bound: string | null;
}

/** Prime, so that values do not go along with those of other columns. */
const stride = 7_919;
const otherStride = 104_729;
const perMyriad = 10_000;
const maxLiterals = 8;

/**
 * SQL of Postgres for a column's value in the row `i`, which counts from 1: as many different values as wanted, the literals of the
 * workload among them, and a third of the rows beyond the bound. `null` for a type of which no value is known here.
 */
export function columnExpression({ type }: SourceColumn, values: ColumnValues): string | null {
  const distinct = Math.max(1, Math.round(values.distinct));
  const number = values.unique ? 'i' : `(i::bigint * ${stride} % ${distinct})::int`;
  const plain = sqlValue(type.toLowerCase(), number, values);
  if (plain === null || values.unique || values.literals.length === 0) return plain;
  let until = 0;
  const cases = values.literals.slice(0, maxLiterals).map(({ literal, share }) => {
    until += Math.max(1, Math.round(share * perMyriad));
    return `WHEN (i::bigint * ${otherStride}) % ${perMyriad} < ${until} THEN (${literal})::${type}`;
  });
  return `CASE ${cases.join(' ')} ELSE ${plain} END`;
}

function sqlValue(type: string, number: string, { bound, distinct, unique }: ColumnValues): string | null {
  const span = Math.max(3, Math.round(distinct));
  const around = (unit: string): string | null =>
    bound === null || unique
      ? null
      : `((${bound})::${type} + (${number} - ${Math.round((span * 2) / 3)}) * ${unit})::${type}`;
  if (/^bool/.test(type)) return '(i % 2 = 0)';
  if (/^(?:smallint|int2|smallserial)/.test(type)) return `(${number} % 30000)::smallint`;
  if (/^(?:int|bigint|serial|bigserial|numeric|decimal|real|double|float)/.test(type)) {
    return around('1') ?? `(${number})::${type.replace(/serial/, 'int')}`;
  }
  if (/^date/.test(type)) return around('1') ?? `(date '2000-01-01' + (${number} % 10000)::int)`;
  if (/^timestamp/.test(type)) {
    return around("interval '1 day'") ?? `(timestamp '2000-01-01' + (${number} % 10000) * interval '1 day')`;
  }
  if (/^time/.test(type)) return `(time '00:00' + (${number} % 86400) * interval '1 second')`;
  if (/^uuid/.test(type)) return `md5((${number})::text)::uuid`;
  if (/^json/.test(type)) return `'{}'::${type}`;
  if (/^(?:text|varchar|char|bpchar|character|citext)/.test(type)) {
    const [, length = '40'] = /\((\d+)\)/.exec(type) ?? [];
    return `left('v' || (${number}), ${length})`;
  }
  return /^bytea/.test(type) ? "'\\x00'::bytea" : null;
}
