import type { Finding } from './finding.ts';
import { hiddenBy } from './hidden-by.ts';
import { refuse } from './refuse.ts';
import type { Source } from './scope.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** Refuses `table AS t (a, b, c)` where the policy hides columns of the table: the list names columns by their place. */
export function checkRenaming(
  body: SyntaxNode,
  renamed: readonly string[],
  sources: Iterable<Source>,
): Finding | null {
  if (renamed.length === 0 || hiddenBy(sources) === null) return null;
  return refuse(
    'column_policy',
    body,
    'A table some of whose columns may not be read cannot be given a list of column names. Leave the list out.',
  );
}
