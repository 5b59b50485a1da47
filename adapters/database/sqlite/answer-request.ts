import type { ProcessFailure, ProcessReply, ProcessRequest } from '../../../src/adapter-kit/index.ts';
import { readCatalog } from './catalog/read-catalog.ts';
import { catchUpWithSchema } from './catch-up-with-schema.ts';
import { introspectionFailure } from './introspection-failure.ts';
import type { LockedDatabase } from './open-locked.ts';
import { prepareOne } from './prepare-one.ts';
import { runStatement } from './run-statement.ts';
import { statementFailure } from './statement-failure.ts';

/** Does what the parent asks. Never throws. */
export function answerRequest(locked: LockedDatabase, request: ProcessRequest): ProcessReply {
  try {
    return { ok: true, json: answer(locked, request) };
  } catch (error) {
    return { ok: false, failure: failureOf(error, request) };
  }
}

function answer(locked: LockedDatabase, request: ProcessRequest): string {
  const { database, allow } = locked;
  switch (request.kind) {
    case 'version':
      return JSON.stringify(database.prepare('SELECT sqlite_version() AS version').get()?.version);
    case 'introspect':
      allow('introspection');
      try {
        return JSON.stringify(readCatalog(database, request.marks));
      } finally {
        allow('query');
      }
    case 'dryRun':
      catchUpWithSchema(locked);
      prepareOne(database, request.sql);
      return 'null';
    case 'run':
      return runStatement(database, request);
    case 'syntaxTree':
      throw new Error('SQLite tells no syntax tree.');
  }
}

function failureOf(error: unknown, request: ProcessRequest): ProcessFailure {
  return request.kind === 'dryRun' || request.kind === 'run'
    ? statementFailure(error)
    : introspectionFailure(error);
}
