import {
  type ConnectOptions,
  type DatabaseConnection,
  isNlQueryError,
} from '../../../src/adapter-kit/index.ts';
import { createTrinoClient } from './create-trino-client.ts';
import { dryRun } from './dry-run.ts';
import { introspect } from './introspect.ts';
import type { OpenTrino } from './open-trino.ts';
import type { TrinoDatabaseOptions } from './options.ts';
import { parseTrinoUrl } from './parse-trino-url.ts';
import { pinnedFetch } from './pinned-fetch.ts';
import { quotedName, quotedText } from './quoted.ts';
import { readRows } from './read-rows.ts';
import { run } from './run.ts';
import { unreachable } from './unreachable.ts';
import { withLimits } from './with-limits.ts';

/** Asks the server for its version and for the catalog, so that a wrong URL shows here. */
export async function connectTrino(
  url: string,
  settings: Required<{ [Name in keyof TrinoDatabaseOptions]: NonNullable<TrinoDatabaseOptions[Name]> }>,
  options: ConnectOptions = {},
): Promise<DatabaseConnection> {
  const target = parseTrinoUrl(url);
  const closing = new AbortController();
  const { readOnlyTransactions, rowEstimates } = settings;
  const { addresses } = options;
  const fetch = addresses ? pinnedFetch(addresses) : settings.fetch;
  const client = createTrinoClient(target, { ...settings, fetch });
  const database: OpenTrino = { client, readOnlyTransactions, rowEstimates, closing: closing.signal };
  const serverVersion = await readVersion(database, options);
  return {
    serverVersion,
    introspect: async (callOptions = {}) => {
      const catalog = await introspect(database, callOptions);
      // Statements put the catalog's name alone before schema and table.
      return { ...catalog, serverVersion, databaseName: target.catalog };
    },
    dryRun: (sql, dryRunOptions = {}) => dryRun(database, sql, dryRunOptions),
    run: (sql, runOptions) => run(database, sql, runOptions),
    close: async () => closing.abort(),
  };
}

async function readVersion({ client, closing }: OpenTrino, options: ConnectOptions): Promise<string> {
  const { catalog, schema, secrets } = client;
  const { timeoutMs = 10_000, signal } = options;
  const sql = `SELECT version(), (SELECT count(*) FROM ${quotedName(catalog)}.information_schema.schemata
    WHERE schema_name = ${quotedText(schema ?? 'information_schema')})`;
  try {
    const rows = await withLimits({ timeoutMs, signal, closing, secrets, sql }, (limited) =>
      readRows(client, sql, { signal: limited, timeLimitMs: timeoutMs }),
    );
    const [version, schemas] = rows[0] ?? [];
    if (schema !== null && schemas === 0)
      throw unreachable(new Error(`the schema "${schema}" does not exist`), { secrets, retryable: false });
    return String(version);
  } catch (error) {
    if (!isNlQueryError(error, 'SQL_FAULT')) throw error;
    const isTimeout = error.details.fault.kind === 'timeout';
    const reason = isTimeout ? new Error(`no answer within ${timeoutMs} ms`) : error;
    throw unreachable(reason, { secrets, retryable: isTimeout });
  }
}
