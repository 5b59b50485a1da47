import type { OutputColumn, Relation } from '../binding.ts';

/** The column of a relation; any name where its columns cannot be known. */
export function columnOf(relation: Relation, name: string): OutputColumn | null {
  if (relation.columns === null) return { name, origin: null };
  return relation.columns.find((column) => column.name === name) ?? null;
}
