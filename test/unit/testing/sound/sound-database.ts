import { sqliteDatabase } from '../../../../adapters/database/sqlite/index.ts';
import {
  type ConnectOptions,
  type Database,
  type DatabaseConnection,
  type DryRunOptions,
  NlQueryError,
} from '../../../../src/adapter-kit/index.ts';

export const secretUrl = 'sqlite:///shop.db?password=pass-s3cret';
export const unansweringUrl = 'sqlite:///unanswering.db';

/** The URL of a role that can only read the same database: SQLite has no roles, so the URL says so. */
export const readerUrlOf = (url: string) => `${url}#reader`;

/**
 * The SQLite adapter, which keeps every promise, with what it lacks: URLs with a password, a server (one that never answers, too), roles, and plans that
 * have a cost.
 */
export function soundDatabase(): Database {
  const sqlite = sqliteDatabase();
  return {
    ...sqlite,
    capabilities: {
      ...sqlite.capabilities,
      pinsAddresses: true,
      roleRisks: true,
      planCost: true,
      syntaxTree: true,
    },
    parseUrl: (url) => {
      if (url !== secretUrl) return { ...sqlite.parseUrl(url), location };
      return { canonicalUrl: url, databaseName: 'shop', secrets: ['pass-s3cret'] };
    },
    connect: async (url, options) => {
      if (options?.addresses?.includes(location.host) === false) throw noAnswer();
      return url === unansweringUrl ? waitFor(options) : connectOnce(sqlite, url, options);
    },
  };
}

/** SQLite has no server, so it says that it is here. */
const location = { kind: 'server', host: '127.0.0.1', port: 1 } as const;

const shared = new Map<string, Promise<DatabaseConnection>>();

/** Lets go of the connections, which live through many cases because each costs a process. */
export async function closeSoundConnections(): Promise<void> {
  for (const connection of shared.values()) await (await connection).close();
  shared.clear();
}

async function connectOnce(
  sqlite: Database,
  url: string,
  options: ConnectOptions | undefined,
): Promise<DatabaseConnection> {
  const [address = url, role] = url.split('#');
  const known = shared.get(address);
  if (!known || options?.signal?.aborted) {
    const connection = await sqlite.connect(address, options);
    shared.set(address, Promise.resolve(connection));
  }
  const connection = await shared.get(address);
  if (!connection) throw new Error('unreachable');
  return {
    ...connection,
    dryRun: async (sql, dryRunOptions) => {
      await connection.dryRun(sql, dryRunOptions);
      assertAffordable(sql, dryRunOptions);
    },
    syntaxTree: async (sql) =>
      /^(SELECT|WITH)\b[^;]+$/.test(sql)
        ? { tree: { sql } }
        : { problem: 'Not one statement that reads.', at: null },
    roleRisks: async () => (role === 'reader' ? [] : ['may write to 3 tables']),
    close: async () => {},
  };
}

/** A table costs one. */
function assertAffordable(sql: string, { maxPlanCost = Number.POSITIVE_INFINITY }: DryRunOptions = {}): void {
  if ((sql.match(/ (?:FROM|JOIN) /g)?.length ?? 0) <= maxPlanCost) return;
  const message = 'Too dear.';
  throw new NlQueryError('SQL_FAULT', message, {
    details: { fault: { kind: 'too_large', name: null, message } },
  });
}

function waitFor({ signal, timeoutMs = 10_000 }: ConnectOptions = {}): Promise<DatabaseConnection> {
  return new Promise((_, reject) => {
    const timer = setTimeout(() => reject(noAnswer()), timeoutMs);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new NlQueryError('ABORTED', 'Aborted.', {}));
    });
  });
}

function noAnswer(): NlQueryError {
  return new NlQueryError('DATABASE_UNREACHABLE', 'No answer.', { details: { reason: 'no answer' } });
}
