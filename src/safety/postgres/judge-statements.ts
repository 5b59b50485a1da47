import type { CatalogTable } from '../../ports/catalog.ts';
import { catalogIndex } from '../catalog-index.ts';
import type { JudgeContext } from '../judge-context.ts';
import { policyOf } from '../policy-of.ts';
import { checkFields } from './check-fields.ts';
import { checkNode } from './check-node.ts';
import { findWrite } from './find-write.ts';
import type { Finding } from './finding.ts';
import { rejectStatementKind } from './reject-statement-kind.ts';
import { surveyTables } from './survey-tables.ts';
import type { SyntaxNode } from './syntax-node.ts';
import { unwrap } from './unwrap.ts';

/** What a parsed text holds that may not run; `null` when it is one statement that only reads. */
export function judgeStatements(
  statements: readonly unknown[],
  context: JudgeContext,
  onTable: OnTable = () => {},
): Finding | null {
  const stopped = statements.map((statement) => findWrite(statement)).find((finding) => finding !== null);
  if (stopped !== undefined) return stopped;
  const [statement, second] = statements;
  if (statement === undefined) {
    return refused('empty', null, 'There is no statement. Write one SELECT.');
  }
  if (second !== undefined) {
    return refused('several_statements', null, 'There are several statements. Write exactly one SELECT.');
  }
  const [type, body] = unwrap(statement) ?? ['', {}];
  if (type !== 'SelectStmt') return rejectStatementKind(type);
  return checkSelect(type, body, context, onTable);
}

type OnTable = (range: SyntaxNode, table: CatalogTable | null) => void;

function checkSelect(
  type: string,
  body: SyntaxNode,
  context: JudgeContext,
  onTable: OnTable,
): Finding | null {
  const catalog = context.catalog === null ? null : catalogIndex(context.catalog);
  const judging = {
    catalog,
    ...policyOf(context),
    onTable,
    declaredFunctions: new Set(context.allowedFunctions ?? []),
    tables: surveyTables(body, catalog),
    checkNode,
    checkFields,
  };
  return checkNode(type, body, { parent: null, ctes: new Map(), sources: new Map() }, judging);
}

function refused(rule: string, at: number | null, message: string): Finding {
  return { verdict: 'refused', rule, at, message };
}
