import type { Finding } from './finding.ts';
import { refuse } from './refuse.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** Allows the clock (CURRENT_DATE …); refuses what tells of the session: users, the database, the schema. */
export function checkValueFunction(body: SyntaxNode): Finding | null {
  const operation = String(body.op);
  if (/^SVFOP_(CURRENT_DATE|(CURRENT|LOCAL)_?TIME(STAMP)?(_N)?)$/.test(operation)) return null;
  const name = operation.replace('SVFOP_', '');
  return refuse(
    'session_information',
    body,
    `${name} tells of the session and may not be read. Leave it out.`,
  );
}
