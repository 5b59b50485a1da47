import { namesOf } from './names-of.ts';
import { unwrap } from './unwrap.ts';

/** The column names of a query's result where all are spelled out; `null` when one is not (a star, an expression). */
export function outputColumns(query: unknown): ReadonlySet<string> | null {
  const [type, body] = unwrap(query) ?? [];
  if (type !== 'SelectStmt' || body === undefined) return null;
  if (body.larg !== undefined) return outputColumns({ SelectStmt: body.larg });
  const targets = body.targetList;
  if (!Array.isArray(targets)) return null;
  const names = targets.map((target) => targetName(unwrap(target)?.[1] ?? {}));
  return names.includes('') ? null : new Set(names);
}

function targetName(target: Readonly<Record<string, unknown>>): string {
  if (typeof target.name === 'string') return target.name;
  const [type, value] = unwrap(target.val) ?? [];
  if (type === 'ColumnRef') return namesOf(value?.fields).at(-1) ?? '';
  if (type === 'FuncCall') return namesOf(value?.funcname).at(-1) ?? '';
  return '';
}
