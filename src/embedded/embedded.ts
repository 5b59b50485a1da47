import { resolve } from 'node:path';
import { duckdbDatabase } from '../../adapters/database/duckdb/index.ts';
import { mysqlDatabase } from '../../adapters/database/mysql/index.ts';
import { postgresDatabase } from '../../adapters/database/postgres/index.ts';
import { sqliteDatabase } from '../../adapters/database/sqlite/index.ts';
import { trinoDatabase } from '../../adapters/database/trino/index.ts';
import { lexicalEmbedder } from '../../adapters/embedder/lexical/index.ts';
import { offlineLlm } from '../../adapters/llm/offline/index.ts';
import { inProcessQueue } from '../../adapters/queue/in-process/index.ts';
import { duckdbSandbox } from '../../adapters/sandbox/duckdb/index.ts';
import { pgliteSandbox } from '../../adapters/sandbox/pglite/index.ts';
import { sqliteSandbox } from '../../adapters/sandbox/sqlite/index.ts';
import { memoryStateStore } from '../../adapters/state-store/memory/index.ts';
import { sqliteStateStore } from '../../adapters/state-store/sqlite/index.ts';
import { sqliteVecVectorStore } from '../../adapters/vector-store/sqlite-vec/index.ts';
import type { ValuePolicy } from '../dependencies.ts';
import { NlQueryError } from '../errors/nl-query-error.ts';
import type { NlQueryOptions } from '../nl-query-options.ts';
import type { Database } from '../ports/database.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { Llm } from '../ports/llm.ts';
import { readOrCreateSecret } from './read-or-create-secret.ts';

export interface EmbeddedOptions {
  /**
   * Where vectors, state and the key file are kept. Made when missing, for its owner alone (0700). One process at a time
   * works best: an ingestion runs in the process that started it.
   *
   * @defaultValue `.nlquery` in the current directory
   */
  readonly directory?: string | undefined;
  /** Keep everything in memory, touch no disk and forget it all at the end. @defaultValue false */
  readonly inMemory?: boolean | undefined;
  /** @defaultValue the offline model: rules, no network, no key */
  readonly llm?: Llm | undefined;
  /** @defaultValue the lexical embedder: no model, no network */
  readonly embedder?: Embedder | undefined;
  /** @defaultValue SQLite, Postgres, MySQL and MariaDB, DuckDB, Trino; each loads its driver when it is first used */
  readonly databases?: readonly Database[] | undefined;
  /** Which stored values questions are matched to; see {@link NlQueryOptions.values}. @defaultValue 'enums' */
  readonly values?: ValuePolicy | undefined;
  /**
   * Encrypts stored database URLs; see {@link NlQueryOptions.secret}.
   *
   * @defaultValue a random one in the file `secret.key` of the directory
   */
  readonly secret?: string | readonly string[] | undefined;
}

/**
 * Parts that need no server and no key: vectors in sqlite-vec, state in SQLite, jobs in this process, the lexical embedder
 * and the offline model; for the advisor, sandboxes of DuckDB, PGlite and SQLite, as far as they are installed. Everything is opened on first use, except that the key file is read, or made, at once.
 *
 * @throws `INVALID_OPTIONS` when the options contradict each other or the key file is unusable
 *
 * @example
 * ```ts
 * import { createNlQuery } from 'nlquery';
 * import { embedded } from 'nlquery/embedded';
 *
 * const nl = createNlQuery({ ...embedded({ inMemory: true }), maxRetries: 1 });
 * await nl.close();
 * ```
 */
export function embedded(options: EmbeddedOptions = {}): NlQueryOptions {
  return {
    ...(options.inMemory ? memoryStores(options) : diskStores(options)),
    embedder: options.embedder ?? lexicalEmbedder(),
    llm: options.llm ?? offlineLlm(),
    queue: inProcessQueue(),
    databases: options.databases ?? allDatabases(),
    values: options.values,
    advisor: { sandboxes: [duckdbSandbox(), pgliteSandbox(), sqliteSandbox()] },
  };
}

function allDatabases(): readonly Database[] {
  return [sqliteDatabase(), postgresDatabase(), mysqlDatabase(), duckdbDatabase(), trinoDatabase()];
}

type Stores = Pick<NlQueryOptions, 'vectorStore' | 'stateStore' | 'secret'>;

function memoryStores({ directory, secret }: EmbeddedOptions): Stores {
  if (directory !== undefined) {
    const message =
      'embedded() keeps its state either in memory or in a directory: give inMemory or directory.';
    throw new NlQueryError('INVALID_OPTIONS', message, { details: { option: 'directory' } });
  }
  return { vectorStore: sqliteVecVectorStore({ path: ':memory:' }), stateStore: memoryStateStore(), secret };
}

function diskStores(options: EmbeddedOptions): Stores {
  const directory = resolve(options.directory ?? '.nlquery');
  return {
    vectorStore: sqliteVecVectorStore({ path: resolve(directory, 'vectors.db') }),
    stateStore: sqliteStateStore({ path: resolve(directory, 'state.db') }),
    secret: options.secret ?? readOrCreateSecret(directory),
  };
}
