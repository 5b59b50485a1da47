import { catalogIndex } from '../catalog-index.ts';
import type { JudgeContext } from '../judge-context.ts';
import type { Verdict } from '../verdict.ts';
import { checkNode } from './check-node.ts';
import { findWrite } from './find-write.ts';
import type { Finding } from './finding.ts';
import { loadParser } from './load-parser.ts';
import { namesOnlyKnownTables } from './names-only-known-tables.ts';
import { rejectStatementKind } from './reject-statement-kind.ts';
import type { SyntaxNode } from './syntax-node.ts';
import { unwrap } from './unwrap.ts';

/** Judges by the real grammar (Postgres 18's, as WASM) and allow-lists of nodes, functions, operators and types. */
export async function judgePostgres(sql: string, context: JudgeContext): Promise<Verdict> {
  const parse = await loadParser();
  const parsed = parse(sql);
  if ('error' in parsed) {
    return { verdict: 'refused', rule: 'syntax', at: characterOffset(sql, parsed.at), message: parsed.error };
  }
  const finding = judgeStatements(parsed.statements, context);
  if (finding === null) return { verdict: 'read' };
  return { ...finding, at: characterOffset(sql, finding.at) };
}

function judgeStatements(statements: readonly unknown[], context: JudgeContext): Finding | null {
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
  return checkSelect(type, body, context);
}

function checkSelect(type: string, body: SyntaxNode, context: JudgeContext): Finding | null {
  const catalog = context.catalog === null ? null : catalogIndex(context.catalog);
  const judging = {
    catalog,
    declaredFunctions: new Set(context.allowedFunctions ?? []),
    allTablesKnown: catalog !== null && namesOnlyKnownTables(body, catalog),
  };
  return checkNode(type, body, { parent: null, ctes: new Map(), sources: new Map() }, judging);
}

function refused(rule: string, at: number | null, message: string): Finding {
  return { verdict: 'refused', rule, at, message };
}

/** The parser counts UTF-8 bytes. */
function characterOffset(sql: string, bytes: number | null): number | null {
  if (bytes === null) return null;
  return new TextDecoder().decode(Buffer.from(sql).subarray(0, bytes)).length;
}
