import type { ProcessFailure } from '../../../src/adapter-kit/index.ts';

/** SQLITE_READONLY_ROLLBACK (https://sqlite.org/rescode.html#readonly_rollback). SQLite's words for it speak of an attempt to write. */
const hotJournal = 776;
const rollBackFirst =
  'a write to the file was cut short and has to be rolled back; the next process that opens it for writing does so';

/** Why the file cannot be used, in SQLite's words as a rule. */
export function unreachableFailure(error: unknown): ProcessFailure {
  const isHot = (error as { errcode?: number } | null)?.errcode === hotJournal;
  const reason = isHot ? rollBackFirst : error instanceof Error ? error.message : 'unknown error';
  return { code: 'DATABASE_UNREACHABLE', reason };
}
