import type { Answer, Cell } from 'nlquery';

/**
 * Whether an answer holds the reference's rows: as many, and each column of the reference among the answer's columns, in any order
 * of rows and columns. Numbers count as equal however an engine writes them (`12`, `12.0`, `'12.00000'`).
 */
export function holdsRows(
  answer: Pick<Answer, 'columns' | 'data'>,
  reference: readonly (readonly Cell[])[],
): boolean {
  if (answer.data === null || answer.data.length !== reference.length) return false;
  const rows = answer.data.map((row) => answer.columns.map(({ name }) => text(row[name] ?? null)));
  const wanted = reference.map((row) => row.map(text));
  const width = wanted[0]?.length ?? 0;
  return choices(answer.columns.length, width).some((choice) =>
    sameBag(project(rows, choice), wanted.map(join)),
  );
}

/** Every way to choose `width` of `count` columns, in every order. */
function choices(count: number, width: number): number[][] {
  if (width === 0) return [[]];
  return choices(count, width - 1).flatMap((start) =>
    Array.from({ length: count }, (_, column) => column)
      .filter((column) => !start.includes(column))
      .map((column) => [...start, column]),
  );
}

function project(rows: readonly (readonly string[])[], choice: readonly number[]): string[] {
  return rows.map((row) => join(choice.map((column) => row[column] ?? '')));
}

function sameBag(left: readonly string[], right: readonly string[]): boolean {
  const sorted = [...right].sort();
  return [...left].sort().every((row, index) => row === sorted[index]);
}

function join(row: readonly string[]): string {
  return row.join('\u0000');
}

function text(cell: Cell): string {
  const isNumeric = typeof cell === 'number' || (typeof cell === 'string' && /^-?\d+(\.\d+)?$/.test(cell));
  return isNumeric ? String(Number(Number(cell).toFixed(6))) : JSON.stringify(cell);
}
