import { Command } from 'commander';
import type { CliContext } from './cli-context.ts';
import { exitCodes } from './exit-codes.ts';
import { openNlQuery } from './open-nl-query.ts';
import { type StateOptions, withStateOptions } from './state-options.ts';
import { targetOfArguments } from './target-of-arguments.ts';
import { tenantOfTarget } from './tenant-of-target.ts';

/** `nlquery remove`: forgets a database. The database itself is not touched. */
export function removeCommand(context: CliContext): Command {
  const command = new Command('remove')
    .description('forget a database: its stored schema, state and URL; the database itself is not touched')
    .argument('<tenant>', 'tenant id, the start of one, a URL or a file');
  return withStateOptions(command).action(async (tenant: string, options: StateOptions) => {
    const target = targetOfArguments(context, tenant);
    await openNlQuery(context, options, async (nl) => {
      const tenantId = await tenantOfTarget(context, nl, target);
      await nl.workspace.remove(tenantId, { signal: context.io.signal });
      context.io.stderr.write(`Removed ${tenantId}.\n`);
    });
    context.end(exitCodes.ok);
  });
}
