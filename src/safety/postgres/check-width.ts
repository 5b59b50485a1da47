import type { Finding } from './finding.ts';
import { refuse } from './refuse.ts';
import type { SyntaxNode } from './syntax-node.ts';
import { unwrap } from './unwrap.ts';

/**
 * Refuses `format()` by a pattern that is computed or pads to a great width: the server pads without looking whether the statement has
 * been cancelled, and neither time limit nor cancellation ends it.
 */
export function checkWidth(body: SyntaxNode): Finding | null {
  const [first] = Array.isArray(body.args) ? body.args : [];
  const [type, constant] = unwrap(first) ?? [];
  const text = (constant?.sval as { readonly sval?: string } | undefined)?.sval;
  const isPlain = type === 'A_Const' && text !== undefined && !/%(\d+\$)?-*(\*|\d{4,})/.test(text);
  if (isPlain || (type === 'A_Const' && constant?.isnull === true)) return null;
  const message =
    'The pattern of format() must be a plain text without great widths. Join texts by || instead.';
  return refuse('resource', body, message);
}
