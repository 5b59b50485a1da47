import { Command } from 'commander';
import type { ApiKeys } from '../http/index.ts';
import { chooseLlm } from './choose-llm.ts';
import type { CliContext } from './cli-context.ts';
import { exitCodes } from './exit-codes.ts';
import { formatJson } from './format-json.ts';
import { formatTable } from './format-table.ts';
import { type StateOptions, withStateOptions } from './state-options.ts';
import { UsageError } from './usage-error.ts';
import { wantsColor } from './wants-color.ts';

interface KeysOptions extends StateOptions {
  readonly owner: string;
  readonly name?: string | undefined;
  readonly json?: boolean | undefined;
}

/** `nlquery keys`: who may use `nlquery serve`. */
export function keysCommand(context: CliContext): Command {
  const { stdout, stderr, env, signal } = context.io;
  const keys = new Command('keys').description('make, list and revoke API keys for `nlquery serve`');
  const sub = (name: string, description: string): Command =>
    withStateOptions(new Command(name).description(description)).option(
      '--owner <name>',
      'whose; an owner sees only the databases added with keys of theirs',
      'owner',
    );

  keys.addCommand(
    sub('add', 'make a key; it is printed once and stored only as a hash')
      .option('--name <text>', 'to tell it from others')
      .action(async ({ owner, name, ...options }: KeysOptions) => {
        const made = await withKeys(context, options, (service) =>
          service.create({ ownerId: owner, name }, { signal }),
        );
        stdout.write(`${made.key}\n`);
        context.end(exitCodes.ok);
      }),
  );
  keys.addCommand(
    sub('list', "show an owner's keys, without their texts")
      .option('--json', 'print JSON')
      .action(async ({ owner, json, ...options }: KeysOptions) => {
        const found = await withKeys(context, options, (service) => service.list(owner, { signal }));
        if (json) stdout.write(`${formatJson(found)}\n`);
        else if (found.length === 0) stderr.write('There is no key yet: nlquery keys add\n');
        else {
          const rows = found.map((one) => [one.id, one.name, one.createdAt, one.lastUsedAt]);
          const style = { color: wantsColor(stdout, env), maxCellWidth: 80 };
          stdout.write(`${formatTable({ columns: ['id', 'name', 'made', 'last used'], rows }, style)}\n`);
        }
        context.end(exitCodes.ok);
      }),
  );
  keys.addCommand(
    sub('revoke', 'end a key, at once')
      .argument('<id>', 'as `nlquery keys list` shows it')
      .action(async (id: string, { owner, ...options }: KeysOptions) => {
        const isRevoked = await withKeys(context, options, (service) =>
          service.revoke(owner, id, { signal }),
        );
        if (!isRevoked) throw new UsageError(`${owner} has no such key.`, '`nlquery keys list` shows them.');
        stderr.write(`Revoked ${id}.\n`);
        context.end(exitCodes.ok);
      }),
  );
  return keys;
}

/** On the state store that `nlquery serve` has, with the same options and environment. */
async function withKeys<Result>(
  { io }: CliContext,
  { state }: Pick<StateOptions, 'state'>,
  use: (service: ApiKeys) => Promise<Result>,
): Promise<Result> {
  const { optionsFromEnvironment } = await import('../environment/index.ts');
  const { apiKeys } = await import('../http/index.ts');
  const { llm } = await chooseLlm({ provider: 'offline' }, io.env);
  const { stateStore } = await optionsFromEnvironment({ ...io.env, NLQUERY_STATE: state }, { llm });
  try {
    return await use(apiKeys({ stateStore, now: io.now }));
  } finally {
    await stateStore.close();
  }
}
