import type { IncomingHttpHeaders } from 'node:http';
import { type TrinoErrorBody, userError } from './trino-error-body.ts';

const sessionProperties: ReadonlySet<string> = new Set(['query_max_run_time', 'query_max_execution_time']);

/** What is wrong with a statement's headers; `undefined` when nothing is. */
export function checkStatement(
  headers: IncomingHttpHeaders,
  catalog: string,
  transactions: ReadonlySet<string>,
): TrinoErrorBody | undefined {
  const transaction = headers['x-trino-transaction-id'];
  if (typeof transaction === 'string' && transaction !== 'NONE' && !transactions.has(transaction)) {
    return userError('UNKNOWN_TRANSACTION', `Unknown transaction ID: ${transaction}. Possibly expired?`);
  }
  const named = headers['x-trino-catalog'];
  if (named !== undefined && named !== catalog) {
    return userError('CATALOG_NOT_FOUND', `line 1:1: Catalog '${String(named)}' not found`);
  }
  if (headers['x-trino-schema'] !== undefined && named === undefined) {
    return userError('MISSING_CATALOG_NAME', 'Schema is set but catalog is not');
  }
  const session = headers['x-trino-session'];
  for (const property of typeof session === 'string' ? session.split(',') : []) {
    const [name = '', value = ''] = property.split('=');
    if (!sessionProperties.has(name)) {
      return userError('INVALID_SESSION_PROPERTY', `Session property '${name}' does not exist`);
    }
    if (!/^\d+(?:\.\d+)?(?:ns|us|ms|s|m|h|d)$/.test(value)) {
      return userError('INVALID_SESSION_PROPERTY', `${name} is invalid: ${value}`);
    }
  }
  return undefined;
}
