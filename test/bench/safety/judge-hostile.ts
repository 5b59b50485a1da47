import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Dialect } from '../../../src/ports/dialect.ts';
import { judgeSql } from '../../../src/safety/judge-sql.ts';
import { hostileStatements } from '../../support/hostile-statements.ts';

export interface Hostile {
  readonly inputs: number;
  readonly msMedian: number;
  /** The median of the input that takes longest: single times are those of other work on the machine. */
  readonly msSlowest: number;
  readonly slowest: string;
  /** What the heap, and memory outside of it such as a parser's own, hold more after the second half of the rounds than after the first. */
  readonly heapGrowthMb: number;
  readonly externalGrowthMb: number;
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
    const [slowest] = [...Map.groupBy(times, ({ name }) => name)]
      .map(([name, ofName]) => ({ name, ms: medianOf(ofName.map(({ ms }) => ms)) }))
      .sort((a, b) => b.ms - a.ms);
    const [half, end] = memory;
    const growth = (key: 'heapUsed' | 'external') =>
      Math.round(((end?.[key] ?? 0) - (half?.[key] ?? 0)) / 10_000) / 100;
    report[dialect] = {
      inputs: times.length,
      msMedian: medianOf(times.map(({ ms }) => ms)),
      msSlowest: slowest?.ms ?? 0,
      slowest: slowest?.name ?? '',
      heapGrowthMb: growth('heapUsed'),
      externalGrowthMb: growth('external'),
    };
  }
  console.table(report);
  return report;
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round((sorted[sorted.length >> 1] ?? 0) * 100) / 100;
}
