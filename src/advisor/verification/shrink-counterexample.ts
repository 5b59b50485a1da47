import type { CallOptions } from '../../ports/call-options.ts';
import { nodeAs } from '../syntax/node-as.ts';
import { walkTree } from '../syntax/walk-tree.ts';
import type { GeneratedTable } from './data/generated-database.ts';
import type { Trial } from './trial/trial.ts';
import type { Counterexample } from './verdict.ts';

const mostAttempts = 150;
const mostRows = 20;

export interface ShrunkDifference {
  /** How the two differ on these rows. */
  readonly words: string;
  readonly counterexample: Counterexample;
}

/** The rows of a database on which two queries differ, with as many taken away as leaves them different. */
export async function shrinkCounterexample(
  trial: Trial,
  index: number,
  options: CallOptions,
): Promise<ShrunkDifference | null> {
  let data = trial.database(index);
  const first = await trial.outcomeOn(data, options);
  if (first.kind !== 'differs') return null;
  let { difference } = first;
  let attempts = 0;
  for (let size = Math.max(...data.map(({ rows }) => rows.length)); size >= 1; size = Math.floor(size / 2)) {
    for (const { table, rows } of data) {
      for (let start = rows.length - size; start > -size && attempts < mostAttempts; start -= size) {
        const fewer = without(data, table, Math.max(0, start), start + size);
        if (fewer === null) continue;
        attempts += 1;
        const still = await trial.outcomeOn(fewer, options);
        if (still.kind !== 'differs') continue;
        if ((still.difference.actual === null) !== (difference.actual === null)) continue;
        data = fewer;
        difference = still.difference;
      }
    }
  }
  const counterexample = {
    tables: data.filter(({ rows }) => rows.length > 0).map((table) => shown(trial, table)),
    expected: difference.expected.rows.slice(0, mostRows),
    actual: difference.actual?.rows.slice(0, mostRows) ?? [],
  };
  return { words: difference.words, counterexample };
}

function without(
  data: readonly GeneratedTable[],
  table: GeneratedTable['table'],
  start: number,
  end: number,
): readonly GeneratedTable[] | null {
  const rows = data.find((candidate) => candidate.table === table)?.rows ?? [];
  if (start >= rows.length || end <= start) return null;
  return data.map((candidate) =>
    candidate.table === table ? { table, rows: rows.toSpliced(start, end - start) } : candidate,
  );
}

/** Only columns that the original query names, where it names some. */
function shown(trial: Trial, { table, rows }: GeneratedTable): Counterexample['tables'][number] {
  const named = new Set<string>();
  walkTree(trial.original, (node) => {
    const column = nodeAs(node, 'column');
    if (column && typeof column.name === 'object') named.add(column.name.name.toLowerCase());
  });
  const places = table.columns.flatMap(({ name }, place) => (named.has(name.toLowerCase()) ? [place] : []));
  const kept = places.length > 0 ? places : table.columns.map((_, place) => place);
  return {
    name: table.name,
    columns: kept.map((place) => table.columns[place]?.name ?? ''),
    rows: rows.map((row) => kept.map((place) => row[place] ?? null)),
  };
}
