import { checkColumnReference } from './check-column-reference.ts';
import { checkFunction } from './check-function.ts';
import { checkIndirection } from './check-indirection.ts';
import { checkOperator } from './check-operator.ts';
import { checkRelation } from './check-relation.ts';
import { checkSampling } from './check-sampling.ts';
import { checkSelect } from './check-select.ts';
import { checkType } from './check-type.ts';
import { checkValueFunction } from './check-value-function.ts';
import type { Finding } from './finding.ts';
import { type FieldKind, grammar } from './grammar.ts';
import type { Judging } from './judging.ts';
import { refuse } from './refuse.ts';
import type { Scope } from './scope.ts';
import type { SyntaxNode } from './syntax-node.ts';
import { unwrap } from './unwrap.ts';

/** The first thing in a node, or below it, that may not run; `null` when all may. What is not known is refused. */
export function checkNode(type: string, body: SyntaxNode, scope: Scope, judging: Judging): Finding | null {
  if (type === 'SelectStmt') return checkSelect(body, scope, judging);
  return checks[type]?.(body, scope, judging) ?? checkFields(type, body, scope, judging);
}

/** Checks the fields of a node. */
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

type Check = (body: SyntaxNode, scope: Scope, judging: Judging) => Finding | null;

const checks: Readonly<Record<string, Check>> = {
  A_Expr: (body) => checkOperator(body, body.name),
  A_Indirection: checkIndirection,
  ColumnRef: checkColumnReference,
  FuncCall: (body, _scope, judging) => checkFunction(body, judging),
  RangeTableSample: checkSampling,
  RangeVar: checkRelation,
  SortBy: (body) => checkOperator(body, body.useOp),
  SQLValueFunction: checkValueFunction,
  SubLink: (body) => checkOperator(body, body.operName),
  TypeName: (body, _scope, judging) => checkType(body, judging),
};

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
  return checkNode(kind.slice(1), value as SyntaxNode, scope, judging);
}

function checkWrapped(value: unknown, scope: Scope, judging: Judging): Finding | null {
  if (isAbsent(value)) return null;
  const node = unwrap(value);
  if (node === null) return refuseUnknown('a node', {});
  return checkNode(node[0], node[1], scope, judging);
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
