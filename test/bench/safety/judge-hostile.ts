import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Dialect } from '../../../src/ports/dialect.ts';
import { judgeSql } from '../../../src/safety/judge-sql.ts';
import { hostileStatements } from '../../support/hostile-statements.ts';

export interface Hostile {
  readonly inputs: number;
  readonly msMedian: number;
  readonly msMax: number;
  /** The input that took longest. */
  readonly slowest: string;
  /** What the heap and the whole process hold more after the second half of the rounds than after the first, collected. */
  readonly heapGrowthMb: number;
  readonly residentGrowthMb: number;
}

/** Every hostile statement `rounds` times, each time another text, so that nothing is remembered. */
export async function judgeHostile(
  dialects: readonly Dialect[],
  rounds: number,
): Promise<Record<string, Hostile>> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const report: Record<string, Hostile> = {};
  for (const dialect of dialects) {
    const times: { readonly ms: number; readonly name: string }[] = [];
    const memory: NodeJS.MemoryUsage[] = [];
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, sql] of Object.entries(hostileStatements)) {
        const text = `${sql} -- ${round}`;
        const started = performance.now();
        await judgeSql(text, { dialect, catalog: null });
        // The first round compiles.
        if (round > 0) times.push({ ms: performance.now() - started, name });
      }
      if (round === Math.floor(rounds / 2) - 1 || round === rounds - 1) {
        collect();
        memory.push(process.memoryUsage());
      }
    }
    times.sort((a, b) => a.ms - b.ms);
    const [half, end] = memory;
    const growth = (key: 'heapUsed' | 'rss') =>
      Math.round(((end?.[key] ?? 0) - (half?.[key] ?? 0)) / 10_000) / 100;
    report[dialect] = {
      inputs: times.length,
      msMedian: Math.round((times[times.length >> 1]?.ms ?? 0) * 100) / 100,
      msMax: Math.round((times.at(-1)?.ms ?? 0) * 100) / 100,
      slowest: times.at(-1)?.name ?? '',
      heapGrowthMb: growth('heapUsed'),
      residentGrowthMb: growth('rss'),
    };
  }
  console.table(report);
  return report;
}
