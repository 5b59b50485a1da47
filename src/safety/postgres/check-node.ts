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
import type { Judging } from './judging.ts';
import type { Scope } from './scope.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** The first thing in a node, or below it, that may not run; `null` when all may. What is not known is refused. */
export function checkNode(type: string, body: SyntaxNode, scope: Scope, judging: Judging): Finding | null {
  if (type === 'SelectStmt') return checkSelect(body, scope, judging);
  return checks[type]?.(body, scope, judging) ?? judging.checkFields(type, body, scope, judging);
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
