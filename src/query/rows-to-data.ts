import type { Cell, ResultColumn, RunResult } from '../ports/database.ts';

/** Rows as objects. A column name that stands twice gets a number: `name`, `name_2`. An empty one is `column_N`. */
export function rowsToData({ columns, rows }: RunResult): {
  readonly columns: readonly ResultColumn[];
  readonly data: readonly Readonly<Record<string, Cell>>[];
} {
  const names = uniqueNames(columns.map(({ name }) => name));
  return {
    columns: columns.map((column, index) => ({ ...column, name: names[index] ?? column.name })),
    data: rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? null]))),
  };
}

function uniqueNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>(names);
  const used = new Set<string>();
  return names.map((original, index) => {
    const name = original === '' ? `column_${index + 1}` : original;
    let unique = name;
    for (let number = 2; used.has(unique) || (unique !== original && taken.has(unique)); number += 1) {
      unique = `${name}_${number}`;
    }
    used.add(unique);
    return unique;
  });
}
