import { sqliteDatabase } from '../../../../adapters/database/sqlite/index.ts';
import {
  type ConnectOptions,
  type Database,
  type DatabaseConnection,
  NlQueryError,
} from '../../../../src/adapter-kit/index.ts';

export const secretUrl = 'sqlite:///shop.db?password=pass-s3cret';
export const unansweringUrl = 'sqlite:///unanswering.db';

/** The SQLite adapter, which keeps every promise, with what its URLs lack: a password, and a server that never answers. */
export function soundDatabase(): Database {
  const sqlite = sqliteDatabase();
  return {
    ...sqlite,
    parseUrl: (url) => {
      if (url !== secretUrl) return sqlite.parseUrl(url);
      return { canonicalUrl: url, databaseName: 'shop', secrets: ['pass-s3cret'] };
    },
    connect: (url, options) =>
      url === unansweringUrl ? waitFor(options) : connectOnce(sqlite, url, options),
  };
}

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
  const known = shared.get(url);
  if (!known || options?.signal?.aborted) {
    const connection = await sqlite.connect(url, options);
    shared.set(url, Promise.resolve(connection));
  }
  const connection = await shared.get(url);
  if (!connection) throw new Error('unreachable');
  return { ...connection, close: async () => {} };
}

function waitFor({ signal, timeoutMs = 10_000 }: ConnectOptions = {}): Promise<DatabaseConnection> {
  return new Promise((_, reject) => {
    const late = new NlQueryError('DATABASE_UNREACHABLE', 'No answer.', { details: { reason: 'no answer' } });
    const timer = setTimeout(() => reject(late), timeoutMs);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new NlQueryError('ABORTED', 'Aborted.', {}));
    });
  });
}
