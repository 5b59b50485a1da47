import type { NlQueryError } from '../../errors/nl-query-error.ts';
import type { CallOptions } from '../../ports/call-options.ts';
import type { Catalog } from '../../ports/catalog.ts';
import type { ConnectOptions, DatabaseConnection, RunResult } from '../../ports/database.ts';
import type { SyntaxTree } from '../../ports/syntax-tree.ts';
import { type FileUrlRules, parseFileUrl } from '../parse-file-url.ts';
import { throwIfAborted } from '../throw-if-aborted.ts';
import { createProcessPool, type PoolOptions } from './create-process-pool.ts';
import { failureError } from './failure-error.ts';
import { fileIdentity } from './file-identity.ts';
import { fileUnreachable } from './file-unreachable.ts';
import type { ProcessRequest, StoppedOutcome } from './process-message.ts';
import type { ProcessProgram } from './start-process.ts';
import { stoppedError } from './stopped-error.ts';

export interface FileEngine {
  /** As messages name it: `SQLite`. */
  readonly product: string;
  readonly urls: FileUrlRules;
  /** Child processes a connection may run at a time; they are started when first needed. */
  readonly processes: number;
  /** They answer `syntaxTree`. @defaultValue false */
  readonly syntaxTree?: boolean | undefined;
  /** Gives a connection what makes catalogs of its answers to `introspect`. @defaultValue the answer is the JSON of a catalog */
  readonly catalogAssembler?: (() => (since: Catalog | undefined) => CatalogAssembly) | undefined;
  /**
   * What the child processes of the file at `path` run: a program that sends a `ProcessReply` unasked once it can be asked, and then
   * one for each `ProcessRequest`. It ends itself on `disconnect`.
   */
  readonly programFor: (path: string) => ProcessProgram;
}

const defaultTimeoutMs = 10_000;
/** The largest schemas take a few seconds; this is for processes that hang. */
const introspectionTimeoutMs = 120_000;

/** The making of one catalog from what a process sends, while it still reads. */
export interface CatalogAssembly {
  /** What the process is to know of the earlier catalog, in whatever form it reads. */
  readonly known: string;
  /** Called with each part of the answer but the last, in their order. */
  take(json: string): void;
  /** Called with the last part. */
  finish(json: string): DescribedSchema;
}

type DescribedSchema = Omit<Catalog, 'serverVersion' | 'databaseName'>;

/**
 * A connection to a file whose engine runs in child processes, because a running statement can be stopped only with the process
 * it runs in. Rejects with `INVALID_DB_URL`, with `ABORTED`, and with `DATABASE_UNREACHABLE` when the file is missing, the program
 * says so or does not answer; a call rejects with it, too, once another file stands in its place.
 */
export async function connectFile(
  url: string,
  engine: FileEngine,
  options: ConnectOptions = {},
): Promise<DatabaseConnection> {
  throwIfAborted(options.signal);
  const { product } = engine;
  const { path, address } = parseFileUrl(url, engine.urls);
  const identity = await fileIdentity(path, product);
  const pool = createProcessPool(product, engine.programFor(path), engine.processes);

  async function ask<Result>(...parameters: Parameters<typeof askForText>): Promise<Result> {
    return JSON.parse(await askForText(...parameters));
  }

  async function askForText(
    request: ProcessRequest,
    limits: PoolOptions,
    failed: (outcome: StoppedOutcome) => NlQueryError,
  ): Promise<string> {
    throwIfAborted(limits.signal);
    if ((await fileIdentity(path, product)) !== identity)
      throw fileUnreachable(product, 'the file has been replaced');
    const outcome = await pool.ask(request, limits);
    if (outcome.kind !== 'reply') throw failed(outcome);
    if (!outcome.reply.ok) throw failureError(product, outcome.reply.failure);
    return outcome.reply.json;
  }

  function noAnswer(outcome: StoppedOutcome): NlQueryError {
    if (outcome.kind === 'timeout') return fileUnreachable(product, 'it did not answer in time');
    const how = outcome.signal ?? 'without a signal';
    return fileUnreachable(product, `the process that read it ended unexpectedly (${how})`);
  }

  try {
    const timeoutMs = options.timeoutMs ?? defaultTimeoutMs;
    const limits = { timeoutMs, startTimeoutMs: timeoutMs, signal: options.signal };
    const serverVersion = await ask<string>({ kind: 'version' }, limits, noAnswer);
    const assemble = engine.catalogAssembler?.() ?? assembleWhole;
    return {
      serverVersion,
      introspect: async ({ since, signal } = {}) => {
        const assembly = assemble(since);
        let broken: unknown;
        const onPart = (json: string) => {
          try {
            assembly.take(json);
          } catch (error) {
            broken ??= error; // thrown here, among the messages of a process, it would end this one
          }
        };
        const request = { kind: 'introspect', known: assembly.known } as const;
        const limits = { timeoutMs: introspectionTimeoutMs, signal, onPart };
        const last = await askForText(request, limits, noAnswer);
        if (broken !== undefined) throw broken;
        return { ...assembly.finish(last), serverVersion, databaseName: address.databaseName };
      },
      dryRun: async (sql, call) => {
        const dryRunLimits = { timeoutMs: call?.timeoutMs ?? defaultTimeoutMs, signal: call?.signal };
        await ask({ kind: 'dryRun', sql }, dryRunLimits, (outcome) =>
          stoppedError(outcome, dryRunLimits.timeoutMs),
        );
      },
      run: (sql, { maxRows, maxBytes, timeoutMs, signal }) =>
        ask<RunResult>({ kind: 'run', sql, maxRows, maxBytes }, { timeoutMs, signal }, (outcome) =>
          stoppedError(outcome, timeoutMs),
        ),
      ...(engine.syntaxTree === true && {
        syntaxTree: (sql: string, call: CallOptions = {}) => {
          const limits = { timeoutMs: defaultTimeoutMs, signal: call.signal };
          return ask<SyntaxTree>({ kind: 'syntaxTree', sql }, limits, (outcome) =>
            stoppedError(outcome, defaultTimeoutMs),
          );
        },
      }),
      close: () => pool.close(),
    };
  } catch (error) {
    await pool.close();
    throw error;
  }
}

function assembleWhole(): CatalogAssembly {
  return { known: '', take: () => {}, finish: (json) => JSON.parse(json) };
}
