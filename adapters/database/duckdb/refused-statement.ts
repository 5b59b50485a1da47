import type { SqlFaultKind } from '../../../src/adapter-kit/index.ts';

/** Thrown by the adapter itself, before DuckDB sees the statement; `sqlFaultOf` reads it. */
export function refusedStatement(faultKind: SqlFaultKind, message: string): Error {
  return Object.assign(new Error(message), { faultKind });
}
