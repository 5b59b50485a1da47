import type { ProcessFailure, ProcessReply, ProcessRequest } from '../../../src/adapter-kit/index.ts';
import type { CatalogEnd } from './catalog/catalog-part.ts';
import { readCatalog } from './catalog/read-catalog.ts';
import { catchUpWithSchema } from './catch-up-with-schema.ts';
import { introspectionFailure } from './introspection-failure.ts';
import type { OpenFile } from './open-file.ts';
import { prepareOne } from './prepare-one.ts';
import { runStatement } from './run-statement.ts';
import { statementFailure } from './statement-failure.ts';

/** Resolves once the part is on its way. */
export type SendPart = (json: string) => Promise<void>;

/** Does what the parent asks: `sendPart` is called with the JSON of each part that goes before the last. Never rejects. */
export async function answerRequest(
  file: OpenFile,
  request: ProcessRequest,
  sendPart: SendPart,
): Promise<ProcessReply> {
  try {
    return { ok: true, json: await answer(file, request, sendPart) };
  } catch (error) {
    return { ok: false, failure: failureOf(error, request) };
  }
}

async function answer(file: OpenFile, request: ProcessRequest, sendPart: SendPart): Promise<string> {
  const { database } = file.locked;
  switch (request.kind) {
    case 'version':
      return JSON.stringify(database.prepare('SELECT sqlite_version() AS version').get()?.version);
    case 'introspect':
      return introspect(file, request.known, sendPart);
    case 'dryRun':
      catchUpWithSchema(file.locked);
      prepareOne(database, request.sql);
      return 'null';
    case 'run':
      return runStatement(database, request);
    case 'syntaxTree':
      throw new Error('SQLite tells no syntax tree.');
  }
}

async function introspect(file: OpenFile, known: string | undefined, sendPart: SendPart): Promise<string> {
  file.renew();
  const { database, allow } = file.locked;
  allow('introspection');
  try {
    // One moment for all statements: nothing is half of an old schema and half of a new one, and none of them fails because of a change.
    database.exec('BEGIN');
    const parts = readCatalog(database, { known: file.recall(known), markTables: file.markTables });
    let part = parts.next();
    for (; part.done !== true; part = parts.next()) await sendPart(part.value);
    const { stale, marks } = part.value;
    return JSON.stringify({ stale, token: file.remember(marks) } satisfies CatalogEnd);
  } finally {
    if (database.isTransaction) database.exec('ROLLBACK');
    allow('query');
  }
}

function failureOf(error: unknown, request: ProcessRequest): ProcessFailure {
  return request.kind === 'dryRun' || request.kind === 'run'
    ? statementFailure(error)
    : introspectionFailure(error);
}
