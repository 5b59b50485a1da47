import { Command } from 'commander';
import type { CliContext } from './cli-context.ts';
import { exitCodes } from './exit-codes.ts';
import { formatJson } from './format-json.ts';
import { formatTable } from './format-table.ts';
import { openNlQuery } from './open-nl-query.ts';
import { type StateOptions, withStateOptions } from './state-options.ts';
import { wantsColor } from './wants-color.ts';

interface ListOptions extends StateOptions {
  readonly json?: boolean | undefined;
}

/** `nlquery list`: the databases that were added. */
export function listCommand(context: CliContext): Command {
  const command = new Command('list')
    .description('show the databases that were added')
    .option('--json', 'print JSON');
  return withStateOptions(command).action(async (options: ListOptions) => {
    await list(context, options);
    context.end(exitCodes.ok);
  });
}

async function list(context: CliContext, options: ListOptions): Promise<void> {
  const { stdout, stderr, env, signal } = context.io;
  const workspaces = await openNlQuery(context, options, (nl) => nl.workspace.list({ signal }));
  if (options.json) {
    stdout.write(`${formatJson(workspaces)}\n`);
  } else if (workspaces.length === 0) {
    stderr.write('No database has been added yet: nlquery add <url or file>\n');
  } else {
    const rows = workspaces.map(({ dbName, status, tenantId }) => [dbName, status, tenantId]);
    const style = { color: wantsColor(stdout, env), maxCellWidth: 80 };
    stdout.write(`${formatTable({ columns: ['database', 'status', 'tenant id'], rows }, style)}\n`);
  }
}
