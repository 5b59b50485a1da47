import { catalogIndex } from '../catalog-index.ts';
import type { JudgeContext } from '../judge-context.ts';
import type { Tokens } from '../lexer/tokenize.ts';
import type { Verdict } from '../verdict.ts';
import { checkFields } from './check-fields.ts';
import { checkNode } from './check-node.ts';
import { findWrite } from './find-write.ts';
import type { Finding } from './finding.ts';
import { loadParser } from './load-parser.ts';
import { rejectStatementKind } from './reject-statement-kind.ts';
import { surveyTables } from './survey-tables.ts';
import type { SyntaxNode } from './syntax-node.ts';
import { unwrap } from './unwrap.ts';

/** Judges by the real grammar (Postgres 18's, as WASM) and allow-lists of nodes, functions, operators and types. */
export async function judgePostgres(sql: string, context: JudgeContext, tokens: Tokens): Promise<Verdict> {
  if (tokens.tokens.length === 0) return empty;
  const parse = await loadParser();
  const parsed = parse(sql);
  if ('error' in parsed) {
    return { verdict: 'refused', rule: 'syntax', at: codePointOffset(sql, parsed.at), message: parsed.error };
  }
  const finding = judgeStatements(parsed.statements, context);
  if (finding === null) return { verdict: 'read' };
  return { ...finding, at: characterOffset(sql, finding.at) };
}

const empty = refused('empty', null, 'There is no statement. Write one SELECT.');

function judgeStatements(statements: readonly unknown[], context: JudgeContext): Finding | null {
  const stopped = statements.map((statement) => findWrite(statement)).find((finding) => finding !== null);
  if (stopped !== undefined) return stopped;
  const [statement, second] = statements;
  if (statement === undefined) {
    return empty;
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
    tables: surveyTables(body, catalog),
    checkNode,
    checkFields,
  };
  return checkNode(type, body, { parent: null, ctes: new Map(), sources: new Map() }, judging);
}

function refused(rule: string, at: number | null, message: string): Finding {
  return { verdict: 'refused', rule, at, message };
}

/** The tree counts UTF-8 bytes. */
function characterOffset(sql: string, bytes: number | null): number | null {
  if (bytes === null) return null;
  return new TextDecoder().decode(Buffer.from(sql).subarray(0, bytes)).length;
}

/** Error messages count code points. */
function codePointOffset(sql: string, codePoints: number | null): number | null {
  if (codePoints === null) return null;
  return Array.from(sql).slice(0, codePoints).join('').length;
}
