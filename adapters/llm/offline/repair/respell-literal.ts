import type { LlmTask } from '../../../../src/adapter-kit/index.ts';
import { renderLiteral } from '../sql/render-literal.ts';

/**
 * The statement that gave no row with its unknown text respelled as the one stored value that it clearly stands for (a letter or two off, or
 * its whole words within it); as it is when no value or several could be meant, or after any other fault.
 */
export function respellLiteral({ attempts, dialect }: Pick<LlmTask, 'attempts' | 'dialect'>): string | null {
  const last = attempts.at(-1);
  if (last?.fault.kind !== 'unmatched_value') return null;
  const text = literalOf(last.fault.name ?? '');
  const [value, ...others] = (last.fault.suggestions ?? []).filter((stored) => isMeant(text, stored));
  if (value === undefined || others.length > 0) return last.sql;
  return last.sql.replaceAll(renderLiteral(text, dialect), () => renderLiteral(value, dialect));
}

/** The text of `table.column = "text"`; empty for a name of another form. */
function literalOf(name: string): string {
  const quoted = / = ("(?:[^"\\]|\\.)*")$/.exec(name)?.[1];
  return quoted === undefined ? '' : String(JSON.parse(quoted));
}

function isMeant(text: string, stored: string): boolean {
  const [said, known] = [text.toLowerCase().trim(), stored.toLowerCase().trim()];
  if (said === '' || said[0] !== known[0]) return false;
  if (` ${known} `.includes(` ${said} `)) return true;
  const longest = Math.max(said.length, known.length);
  return Math.abs(said.length - known.length) <= 2 && distance(said, known) <= Math.floor(longest / 4);
}

/** Insertions, deletions, substitutions and swaps of neighbours. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, at) => [at]);
  for (let column = 0; column <= b.length; column += 1) (rows[0] ?? [])[column] = column;
  for (let row = 1; row <= a.length; row += 1) {
    for (let column = 1; column <= b.length; column += 1) {
      const at = (up: number, back: number): number => rows[row - up]?.[column - back] ?? 0;
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const best = Math.min(at(1, 0) + 1, at(0, 1) + 1, at(1, 1) + same);
      (rows[row] ?? [])[column] = swapped ? Math.min(best, at(2, 2) + 1) : best;
    }
  }
  return rows[a.length]?.[b.length] ?? 0;
}
