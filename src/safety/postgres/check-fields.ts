import type { Finding } from './finding.ts';
import { type FieldKind, grammar } from './grammar.ts';
import type { Judging } from './judging.ts';
import { refuse } from './refuse.ts';
import type { Scope } from './scope.ts';
import type { SyntaxNode } from './syntax-node.ts';
import { unwrap } from './unwrap.ts';

/** Checks the fields of a node; a type or field that the grammar of reading statements does not have is refused. */
export function checkFields(type: string, body: SyntaxNode, scope: Scope, judging: Judging): Finding | null {
  const fields = grammar.get(type);
  if (fields === undefined) return refuseUnknown(type, body);
  for (const [name, value] of Object.entries(body)) {
    const kind = fields.get(name);
    if (kind === undefined) return refuseUnknown(`${type}.${name}`, body);
    const finding = checkField(kind, value, scope, judging);
    if (finding !== null) return finding;
  }
  return null;
}

function checkField(kind: FieldKind, value: unknown, scope: Scope, judging: Judging): Finding | null {
  if (kind === '!') return null;
  if (kind === '*') {
    for (const item of Array.isArray(value) ? value : [value]) {
      const finding = checkWrapped(item, scope, judging);
      if (finding !== null) return finding;
    }
    return null;
  }
  if (kind === '') return checkWrapped(value, scope, judging);
  return judging.checkNode(kind.slice(1), value as SyntaxNode, scope, judging);
}

function checkWrapped(value: unknown, scope: Scope, judging: Judging): Finding | null {
  if (isAbsent(value)) return null;
  const node = unwrap(value);
  if (node === null) return refuseUnknown('a node', {});
  return judging.checkNode(node[0], node[1], scope, judging);
}

/** A list may hold `{}` for nothing: DISTINCT without ON, ROWS FROM without a column list. */
function isAbsent(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function refuseUnknown(what: string, body: SyntaxNode): Finding {
  const [rule, message] = refusedFields[what] ?? [
    'unknown_node',
    `The guard does not know this part of the statement (${what}). Write it more plainly.`,
  ];
  return refuse(rule, body, message);
}

const refusedFields: Readonly<Record<string, readonly [string, string]>> = {
  'SelectStmt.lockingClause': ['locking', 'FOR UPDATE and FOR SHARE lock rows. Leave the clause out.'],
  'TypeName.pct_type': ['type', '%TYPE may not be used. Name the type.'],
};
