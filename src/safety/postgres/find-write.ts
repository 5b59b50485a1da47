import type { Finding } from './finding.ts';
import type { SyntaxNode } from './syntax-node.ts';
import { unwrap } from './unwrap.ts';

/** The first thing in a statement, at any depth, that changes data or schema; `null` when there is none. */
export function findWrite(statement: unknown): Finding | null {
  const [type, body] = unwrap(statement) ?? ['', {}];
  if (type.endsWith('Stmt') && !harmless.has(type) && !(type === 'CopyStmt' && body.is_from !== true)) {
    return write(type, body);
  }
  return searchBelow(body);
}

/** Statements that change neither data nor schema by themselves; all but SELECT are refused elsewhere. */
const harmless: ReadonlySet<string> = new Set([
  'SelectStmt',
  'ExplainStmt',
  'PrepareStmt',
  'ExecuteStmt',
  'DeallocateStmt',
  'DeclareCursorStmt',
  'FetchStmt',
  'ClosePortalStmt',
  'TransactionStmt',
  'VariableSetStmt',
  'VariableShowStmt',
  'ConstraintsSetStmt',
  'DiscardStmt',
  'LoadStmt',
  'ListenStmt',
  'UnlistenStmt',
  'NotifyStmt',
  'LockStmt',
  'CheckPointStmt',
]);

/** Without recursion: the order does not matter, and depth costs nothing. */
function searchBelow(body: SyntaxNode): Finding | null {
  const open: unknown[] = [body];
  while (open.length > 0) {
    const value = open.pop();
    if (Array.isArray(value)) for (const item of value) open.push(item);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, child] of Object.entries(value)) {
        if (key === 'intoClause') return writeInto(child);
        if (key.endsWith('Stmt') && !harmless.has(key) && key !== 'CopyStmt') return write(key, child);
        open.push(child);
      }
    }
  }
  return null;
}

const dataStatements: ReadonlySet<string> = new Set([
  'InsertStmt',
  'UpdateStmt',
  'DeleteStmt',
  'MergeStmt',
  'TruncateStmt',
  'CopyStmt',
]);

function write(type: string, body: unknown): Finding {
  const relation = (body as { relation?: { location?: number } } | null)?.relation;
  const [rule, what] = dataStatements.has(type) ? ['dml', 'data'] : ['ddl', 'the schema or the server'];
  const name = type
    .replace(/Stmt$/, '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toUpperCase();
  const message = `The statement changes ${what} (${name}). Only a statement that reads may run.`;
  return { verdict: 'write', rule, at: relation?.location ?? null, message };
}

function writeInto(clause: unknown): Finding {
  const relation = (clause as { rel?: { location?: number } } | null)?.rel;
  const message = 'SELECT INTO makes a table. Leave INTO out.';
  return { verdict: 'write', rule: 'select_into', at: relation?.location ?? null, message };
}
