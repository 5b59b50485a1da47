import type { Database, DatabaseConnection } from '../../../src/adapter-kit/index.ts';

/** A database whose statements are timed, so that their share can be taken out. */
export interface TimedDatabase extends Database {
  /** Milliseconds spent in `dryRun` and `run` since the last call; overlapping calls count each. */
  takeMs(): number;
}

export function timedDatabase(database: Database): TimedDatabase {
  let spentMs = 0;
  const timed = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    const start = performance.now();
    try {
      return await work();
    } finally {
      spentMs += performance.now() - start;
    }
  };
  return {
    ...database,
    connect: async (url, options) => {
      const connection = await database.connect(url, options);
      return {
        serverVersion: connection.serverVersion,
        introspect: (call) => connection.introspect(call),
        dryRun: (sql, call) => timed(() => connection.dryRun(sql, call)),
        run: (sql, call) => timed(() => connection.run(sql, call)),
        close: () => connection.close(),
      } satisfies DatabaseConnection;
    },
    takeMs: () => {
      const taken = spentMs;
      spentMs = 0;
      return taken;
    },
  };
}
