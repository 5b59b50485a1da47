import { Command } from 'commander';
import type { CliContext } from './cli-context.ts';
import { exitCodes } from './exit-codes.ts';
import { formatJson } from './format-json.ts';
import { openNlQuery } from './open-nl-query.ts';
import { type StateOptions, withStateOptions } from './state-options.ts';
import { targetOfArguments } from './target-of-arguments.ts';
import { tenantOfTarget } from './tenant-of-target.ts';
import { terminalSafe } from './terminal-safe.ts';

interface StatusOptions extends StateOptions {
  readonly json?: boolean | undefined;
}

/** `nlquery status`: `DONE`, `IN_PROGRESS` with its counts, or `ERROR: …`. */
export function statusCommand(context: CliContext): Command {
  const command = new Command('status')
    .description('show how far a database has been read: DONE, IN_PROGRESS or ERROR')
    .argument('[tenant]', 'tenant id, the start of one, a URL or a file; else NLQUERY_DB_URL')
    .option('--json', 'print JSON');
  return withStateOptions(command).action(async (tenant: string | undefined, options: StatusOptions) => {
    await status(context, tenant, options);
    context.end(exitCodes.ok);
  });
}

async function status(
  context: CliContext,
  tenant: string | undefined,
  options: StatusOptions,
): Promise<void> {
  const { stdout, signal } = context.io;
  const target = targetOfArguments(context, tenant);
  const found = await openNlQuery(context, options, async (nl) =>
    nl.workspace.status(await tenantOfTarget(context, nl, target), { signal }),
  );
  const counts = found.progress ? ` ${found.progress.done}/${found.progress.total}` : '';
  stdout.write(options.json ? `${formatJson(found)}\n` : `${terminalSafe(found.status)}${counts}\n`);
}
