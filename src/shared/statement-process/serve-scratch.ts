import { isNlQueryError } from '../../errors/is-nl-query-error.ts';
import { reasonOf } from '../../errors/reason-of.ts';
import type { RunResult } from '../../ports/database.ts';
import type { SqlFault } from '../../ports/sql-fault.ts';
import type { ProcessFailure, ProcessReply, ScratchRequest } from './process-message.ts';
import { watchProcess } from './watch-process.ts';

/** A throwaway database, inside its child process. */
export interface ServedDatabase {
  execute(sql: string, timeoutMs: number): Promise<void> | void;
  query(
    sql: string,
    limits: { readonly timeoutMs: number; readonly maxRows: number },
  ): Promise<RunResult> | RunResult;
  faultOf(error: unknown): SqlFault;
}

/** What `openScratchProcess` adds to an engine's settings. */
interface ServeSettings {
  readonly name: string;
  readonly parentPid: number;
}

/**
 * The main loop of a child process that `openScratchProcess` started: opens the database with the engine's settings, says whether it
 * could, then answers. The process kills itself when it has taken more than `maxResidentBytes` of memory.
 */
export async function serveScratch<Settings>(
  open: (settings: Settings) => Promise<ServedDatabase> | ServedDatabase,
  maxResidentBytes: (settings: Settings) => number,
): Promise<void> {
  const settings = JSON.parse(process.argv[2] ?? '') as Settings & ServeSettings;
  const reply = (message: ProcessReply): boolean => process.send?.(message) ?? false;
  // Not by `exit`, which waits for the statement that is running.
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  watchProcess(settings.parentPid, maxResidentBytes(settings));
  try {
    const database = await open(settings);
    process.on('message', (request) => void answer(database, request as ScratchRequest).then(reply));
    reply({ ok: true, json: 'null' });
  } catch (error) {
    reply({ ok: false, failure: openFailure(error, settings.name) });
  }
}

async function answer(database: ServedDatabase, request: ScratchRequest): Promise<ProcessReply> {
  try {
    if (request.kind === 'query')
      return { ok: true, json: JSON.stringify(await database.query(request.sql, request)) };
    await database.execute(request.sql, request.timeoutMs);
    return { ok: true, json: 'null' };
  } catch (error) {
    return { ok: false, failure: { code: 'SQL_FAULT', fault: database.faultOf(error) } };
  }
}

function openFailure(error: unknown, adapter: string): ProcessFailure {
  if (!isNlQueryError(error, 'PEER_MISSING'))
    return { code: 'SANDBOX_FAILED', adapter, reason: reasonOf(error) };
  const { message, details } = error;
  return { code: 'PEER_MISSING', message, packageName: details.packageName };
}
