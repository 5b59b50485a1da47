import type { LlmTask } from '../../../../src/adapter-kit/index.ts';
import { renderLiteral } from '../sql/render-literal.ts';
import { editDistance } from '../text/edit-distance.ts';

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
  return Math.abs(said.length - known.length) <= 2 && editDistance(said, known) <= Math.floor(longest / 4);
}
