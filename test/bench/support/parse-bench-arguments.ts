import { resolve } from 'node:path';
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';

export interface BenchArguments {
  /** A folder of questions and databases, an absolute path. */
  readonly data: string | null;
  /** Where to write the report. */
  readonly json: string | null;
  /** Cases at most. */
  readonly limit: number;
  /** The options that this benchmark adds. */
  readonly extra: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;
}

/** `--data DIR` (or NLQUERY_BENCH_DATA), `--json FILE`, `--limit N`, and what `extra` declares for `node:util` parseArgs. */
export function parseBenchArguments(extra: ParseArgsOptionsConfig = {}): BenchArguments {
  const { values } = parseArgs({
    options: { data: { type: 'string' }, json: { type: 'string' }, limit: { type: 'string' }, ...extra },
  });
  const { data, json, limit, ...rest } = values as BenchArguments['extra'];
  const folder = (data as string | undefined) ?? process.env.NLQUERY_BENCH_DATA;
  const count = limit === undefined ? Number.POSITIVE_INFINITY : Number(limit);
  if (!(count > 0)) throw new Error('--limit takes a number from 1 on.');
  return {
    data: folder === undefined ? null : resolve(folder),
    json: (json as string | undefined) ?? null,
    limit: count,
    extra: rest,
  };
}
