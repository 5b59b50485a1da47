import { basename, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Database, type DatabaseConnection, NlQueryError, throwIfAborted } from 'nlquery/adapter-kit';
import { readCatalog } from './read-catalog.ts';
import { runStatement } from './run-statement.ts';
import { sqlFault } from './sql-fault.ts';

/**
 * SQLite files, opened read-only inside this process. A statement blocks the process while it runs and cannot be stopped, which
 * `cancellation: false` declares.
 */
export function nodeSqliteDatabase(): Database {
  return {
    name: 'node-sqlite',
    dialect: 'sqlite',
    schemes: ['sqlite'],
    capabilities: { dryRun: 'prepare', cancellation: false, readOnly: true },
    parseUrl: (url) => {
      const path = pathOf(url);
      return { canonicalUrl: `sqlite://${path}`, databaseName: basename(path), secrets: [] };
    },
    connect: async (url, options) => {
      throwIfAborted(options?.signal);
      return connectionTo(pathOf(url));
    },
  };
}

function pathOf(url: string): string {
  const [, path] = /^sqlite:\/\/(\/[^%?#]+)$/i.exec(url) ?? [];
  if (path !== undefined) return resolve(path);
  // Never the URL itself: URLs hold passwords.
  const rule = 'two slashes and the absolute path of a file have to come after the scheme';
  throw new NlQueryError('INVALID_DB_URL', `The database URL cannot be used: ${rule}.`, {});
}

function connectionTo(path: string): DatabaseConnection {
  const database = open(path);
  const serverVersion = String(database.prepare('SELECT sqlite_version() AS version').get()?.version);
  return {
    serverVersion,
    introspect: async (options) => {
      throwIfAborted(options?.signal);
      return readCatalog(database, { serverVersion, databaseName: basename(path) });
    },
    dryRun: async (sql, options) => {
      throwIfAborted(options?.signal);
      sqlFault(() => database.prepare(sql));
    },
    run: async (sql, { signal, ...limits }) => {
      throwIfAborted(signal);
      return sqlFault(() => runStatement(database, sql, limits));
    },
    close: async () => {
      if (database.isOpen) database.close();
    },
  };
}

function open(path: string): DatabaseSync {
  try {
    return new DatabaseSync(path, { readOnly: true });
  } catch {
    const reason = 'the file cannot be opened';
    throw new NlQueryError('DATABASE_UNREACHABLE', `SQLite: ${reason}.`, { details: { reason } });
  }
}
