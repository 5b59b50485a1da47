import type { Dialect } from '../../ports/dialect.ts';
import type { Syntax } from '../syntax/syntax.ts';
import { textRepairs } from './text-repairs.ts';

export interface RepairedStatement<Read> {
  readonly text: string;
  readonly read: Read;
  /** In words; empty when the text could be read as it is. */
  readonly repairs: readonly string[];
}

export interface RepairOptions {
  readonly dialect: Dialect;
  readonly kind: 'definition' | 'query';
  /** @defaultValue 200 */
  readonly maxAttempts?: number | undefined;
}

/**
 * Reads a statement as it is or, where it cannot be read, with the fewest mechanical repairs that make it readable. `null`
 * when none does: the text is never changed further than that.
 */
export function repairStatement<Read>(
  { syntax }: { readonly syntax: Syntax },
  statement: string,
  read: (text: string) => Read | null,
  { dialect, kind, maxAttempts = 200 }: RepairOptions,
): RepairedStatement<Read> | null {
  const text = statement.trim().replace(/(?:\s*;)+\s*$/, '');
  // Reading takes time in proportion to the text, and so does a try.
  const budget = Math.min(maxAttempts, Math.ceil(charactersTried / Math.max(1, text.length)));
  let attempts = 0;
  const tried = new Set<string>();
  let front: readonly { readonly text: string; readonly repairs: readonly string[] }[] = [
    { text, repairs: [] },
  ];
  while (front.length > 0) {
    const next: { text: string; repairs: readonly string[] }[] = [];
    for (const attempt of front) {
      if (tried.has(attempt.text) || attempts >= budget) continue;
      tried.add(attempt.text);
      attempts += 1;
      const result = read(attempt.text);
      if (result !== null) return { ...attempt, read: result };
      if (attempt.repairs.length < 3 && text.length <= longestRepaired)
        next.push(...furtherRepairs(syntax, attempt, { dialect, kind }));
    }
    front = next;
  }
  return null;
}

function furtherRepairs(
  syntax: Syntax,
  attempt: { readonly text: string; readonly repairs: readonly string[] },
  { dialect, kind }: RepairOptions,
): { text: string; repairs: readonly string[] }[] {
  const tokens = syntax.tokenize(attempt.text, dialect);
  return textRepairs
    .filter(
      ({ says, ofQueriesOnly }) =>
        !attempt.repairs.includes(says) && !(ofQueriesOnly && kind === 'definition'),
    )
    .flatMap(({ says, candidates }) =>
      candidates(attempt.text, tokens)
        .filter((text) => text !== attempt.text)
        .map((text) => ({ text: text.trim(), repairs: [...attempt.repairs, says] })),
    );
}

/** Over all tries of one statement. */
const charactersTried = 1_000_000;

/** Characters. What is longer is read as it is, or not at all. */
const longestRepaired = 100_000;
