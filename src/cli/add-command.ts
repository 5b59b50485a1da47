import { Command } from 'commander';
import type { CliContext } from './cli-context.ts';
import { createStatusLine } from './create-status-line.ts';
import { exitCodes } from './exit-codes.ts';
import { formatJson } from './format-json.ts';
import { ingestUrl } from './ingest-url.ts';
import { openNlQuery } from './open-nl-query.ts';
import { type StateOptions, withStateOptions } from './state-options.ts';
import { targetOfArguments } from './target-of-arguments.ts';
import { UsageError } from './usage-error.ts';

interface AddOptions extends StateOptions {
  readonly json?: boolean | undefined;
}

/** `nlquery add`: reads a database's schema, or what has changed in it, and prints the tenant id. */
export function addCommand(context: CliContext): Command {
  const command = new Command('add')
    .description('read the schema of a database, or what has changed in it; prints its tenant id')
    .argument('[database]', 'URL or path of an SQLite or DuckDB file; else NLQUERY_DB_URL')
    .option('--json', 'print JSON');
  return withStateOptions(command).action(async (database: string | undefined, options: AddOptions) => {
    const target = targetOfArguments(context, database);
    if (target.kind === 'tenant') throw new UsageError('Give a URL or a file: a tenant id was added before.');
    await add(context, target.dbUrl, options);
    context.end(exitCodes.ok);
  });
}

async function add(context: CliContext, dbUrl: string, options: AddOptions): Promise<void> {
  const { stdout, stderr } = context.io;
  await openNlQuery(context, options, async (nl) => {
    const statusLine = createStatusLine(stderr, stderr.isTTY === true && !options.json);
    const added = await ingestUrl(context, nl, { dbUrl, statusLine });
    const { status } = await nl.workspace.status(added.tenantId, { signal: context.io.signal });
    if (options.json) stdout.write(`${formatJson({ ...added, status })}\n`);
    else stdout.write(`${added.tenantId}\n`);
  });
}
