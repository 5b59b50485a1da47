import { checkRenaming } from './check-renaming.ts';
import type { Finding } from './finding.ts';
import { hiddenBy } from './hidden-by.ts';
import { namesOf } from './names-of.ts';
import { refuse } from './refuse.ts';
import type { Source } from './scope.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** Refuses a join by columns that the policy hides: those of USING, and of NATURAL, which names none. */
export function checkJoinColumns(body: SyntaxNode, sources: Iterable<Source>): Finding | null {
  const list = [...sources];
  const hides = hiddenBy(list);
  if (hides === null) return null;
  if (body.isNatural === true) {
    return refuse(
      'column_policy',
      body,
      'Some columns here may not be read, so NATURAL may not be used. Name the columns with ON or USING.',
    );
  }
  const hidden = namesOf(body.usingClause).find(hides);
  if (hidden !== undefined)
    return refuse('unknown_column', body, `There is no column "${hidden}" here.`, hidden);
  return checkRenaming(body, namesOf((body.alias as SyntaxNode | undefined)?.colnames), list);
}
