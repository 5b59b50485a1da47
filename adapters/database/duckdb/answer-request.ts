import type { DuckDBConnection } from '@duckdb/node-api';
import type { ProcessReply, ProcessRequest } from '../../../src/adapter-kit/index.ts';
import { readCatalog } from './catalog/read-catalog.ts';
import type { FileAccess } from './create-file-access.ts';
import type { SyntaxReader } from './create-syntax-reader.ts';
import { failureOf } from './failure-of.ts';
import { prepareOne } from './prepare-one.ts';
import { runStatement } from './run-statement.ts';

/** Does what the parent asks. Never rejects. */
export async function answerRequest(
  { access, syntax }: { readonly access: FileAccess; readonly syntax: SyntaxReader },
  request: ProcessRequest,
): Promise<ProcessReply> {
  try {
    if (request.kind === 'syntaxTree') return { ok: true, json: await syntax.read(request.sql) };
    return { ok: true, json: await access.use((connection) => answer(connection, request)) };
  } catch (error) {
    return { ok: false, failure: failureOf(error, request) };
  }
}

async function answer(
  connection: DuckDBConnection,
  request: Exclude<ProcessRequest, { readonly kind: 'syntaxTree' }>,
): Promise<string> {
  switch (request.kind) {
    case 'version': {
      const result = await connection.runAndReadAll('SELECT version()');
      return JSON.stringify(String(result.getRows()[0]?.[0]).replace(/^v/, ''));
    }
    case 'introspect':
      return JSON.stringify(await readCatalog(connection));
    case 'dryRun':
      await prepareOne(connection, request.sql);
      return 'null';
    case 'run':
      return runStatement(connection, request);
  }
}
