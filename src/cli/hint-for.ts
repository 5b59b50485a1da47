import type { ErrorCode } from '../errors/error-details.ts';
import { isNlQueryError } from '../errors/is-nl-query-error.ts';
import { UsageError } from './usage-error.ts';

const hints: Readonly<Partial<Record<ErrorCode, string>>> = {
  INVALID_DB_URL:
    'Give the path of an SQLite or DuckDB file or a URL such as postgres://host:5432/database. One with a password is better kept in NLQUERY_DB_URL.',
  DATABASE_UNREACHABLE:
    'Check that the database is there and running, and that address, user and password are right.',
  WORKSPACE_NOT_FOUND: '`nlquery list` shows the databases that were added, `nlquery add` adds one.',
  INGESTION_IN_PROGRESS: 'Another process is reading this database. Try again when it is done.',
  INGESTION_FAILED: 'Run it again: what was done is kept.',
  PEER_MISSING: 'Install it beside nlquery; with npx: npx -p nlquery -p <package> nlquery …',
};

/** What to do about an error; `null` when its message says it all. */
export function hintFor(error: unknown): string | null {
  if (error instanceof UsageError) return error.hint;
  if (isNlQueryError(error, 'LLM_FAILED')) return llmHint(error.details.status);
  return (isNlQueryError(error) ? hints[error.code] : undefined) ?? null;
}

function llmHint(status: number | undefined): string {
  if (status === 401 || status === 403) return 'Is the API key right? `--provider offline` needs none.';
  if (status === 404) return 'Is there such a model? Choose one by --model.';
  return 'Try again, or use --provider offline.';
}
