import type { Finding } from './finding.ts';

/** The refusal of a statement that neither reads nor writes: settings, transactions, cursors, EXPLAIN … */
export function rejectStatementKind(type: string): Finding {
  const [rule, what] = kinds[type] ?? ['statement_kind', 'This kind of statement'];
  const message = `${what} may not run. Write one SELECT, VALUES or TABLE, with or without WITH.`;
  return { verdict: 'refused', rule, at: 0, message };
}

const kinds: Readonly<Record<string, readonly [string, string]>> = {
  ExplainStmt: ['explain', 'EXPLAIN'],
  VariableSetStmt: ['settings', 'A change of settings'],
  VariableShowStmt: ['settings', 'SHOW'],
  DiscardStmt: ['settings', 'DISCARD'],
  TransactionStmt: ['transaction', 'Transaction control'],
  ConstraintsSetStmt: ['transaction', 'SET CONSTRAINTS'],
  LockStmt: ['locking', 'LOCK'],
  CopyStmt: ['copy', 'COPY'],
  LoadStmt: ['load', 'LOAD'],
  PrepareStmt: ['prepare', 'PREPARE'],
  ExecuteStmt: ['prepare', 'EXECUTE'],
  DeallocateStmt: ['prepare', 'DEALLOCATE'],
  DeclareCursorStmt: ['cursor', 'A cursor'],
  FetchStmt: ['cursor', 'FETCH'],
  ClosePortalStmt: ['cursor', 'CLOSE'],
};
