import type { CliContext } from './cli-context.ts';
import { readTarget, type Target } from './read-target.ts';
import { UsageError } from './usage-error.ts';

/**
 * The database that a command line means: the one it names, else NLQUERY_DB_URL.
 *
 * @throws UsageError when neither is there
 */
export function targetOfArguments({ io }: Pick<CliContext, 'io'>, argument: string | undefined): Target {
  const text = argument ?? io.env.NLQUERY_DB_URL;
  if (text) return readTarget(text);
  throw new UsageError(
    'No database was given.',
    'Give the path of an SQLite or DuckDB file, a URL or a tenant id first, or set NLQUERY_DB_URL.',
  );
}
