import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { ProcessSettings } from './process-settings.ts';

/** One DuckDB file, opened for each use. */
export interface FileAccess {
  /** Calls `body` with a connection of its own to the file; one use at a time. */
  use<Result>(body: (connection: DuckDBConnection) => Promise<Result>): Promise<Result>;
  close(): void;
}

/** The part of `@duckdb/node-api` that opens files. */
export interface DuckdbModule {
  readonly DuckDBInstance: {
    create(path: string, options: Record<string, string>): Promise<DuckDBInstance>;
  };
}

/**
 * An open file is locked against writers of other processes, and shows what it held when it was opened: it is closed `keepOpenMs` after
 * the last use.
 */
export function createFileAccess(duckdb: DuckdbModule, settings: ProcessSettings): FileAccess {
  let instance: DuckDBInstance | null = null;
  let closing: NodeJS.Timeout | undefined;

  function close(): void {
    instance?.closeSync();
    instance = null;
  }

  return {
    async use(body) {
      clearTimeout(closing);
      instance ??= await duckdb.DuckDBInstance.create(settings.path, configuration(settings));
      try {
        const connection = await instance.connect();
        try {
          return await body(connection);
        } finally {
          connection.closeSync();
        }
      } finally {
        if (settings.keepOpenMs === 0) close();
        else closing = setTimeout(close, settings.keepOpenMs).unref();
      }
    },
    close,
  };
}

/**
 * In this order: without external access the folder for temporary files can no longer be set (here to none), and locked nothing can.
 *
 * Source: https://duckdb.org/docs/stable/operations_manual/securing_duckdb/overview
 */
function configuration({ threads, memoryLimitMb }: ProcessSettings): Record<string, string> {
  return {
    access_mode: 'READ_ONLY',
    threads: String(threads),
    memory_limit: `${memoryLimitMb}MB`,
    temp_directory: '',
    errors_as_json: 'true',
    allow_persistent_secrets: 'false',
    allow_community_extensions: 'false',
    allow_unsigned_extensions: 'false',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    enable_external_access: 'false',
    lock_configuration: 'true',
  };
}
