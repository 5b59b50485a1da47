import type { ProcessFailure, ProcessRequest } from '../../../src/adapter-kit/index.ts';
import { duckdbError } from './duckdb-error.ts';
import { sqlFaultOf } from './sql-fault-of.ts';

/** DuckDB's classes of errors for what is wrong with the file; statements reach no other one. */
const fileTypes: ReadonlySet<string> = new Set(['IO', 'Corrupt', 'Serialization', 'FATAL']);

/** What the parent is told of an error. */
export function failureOf(error: unknown, request: ProcessRequest): ProcessFailure {
  const { type, message } = duckdbError(error);
  const isStatement = request.kind === 'dryRun' || request.kind === 'run' || request.kind === 'syntaxTree';
  if (fileTypes.has(type) || request.kind === 'version' || isAboutOpening(message)) {
    return { code: 'DATABASE_UNREACHABLE', reason: reasonFor(message) };
  }
  if (isStatement) return { code: 'SQL_FAULT', fault: sqlFaultOf(error, request.sql) };
  return { code: 'INTROSPECTION_FAILED', reason: firstLine(message) };
}

function isAboutOpening(message: string): boolean {
  return /^Can(?:not|'t) (?:open|attach|launch) |^The file ".*" exists, but it is not a valid DuckDB/.test(
    message,
  );
}

function reasonFor(message: string): string {
  if (/Could not set lock/.test(message)) return 'another process has it open for writing';
  if (/not a valid DuckDB database file/.test(message)) return 'the file is not a DuckDB database';
  return firstLine(message);
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? message).trim();
}
