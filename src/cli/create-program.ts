import { Command } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { addCommand } from './add-command.ts';
import { adviseCommand } from './advise-command.ts';
import { askCommand } from './ask-command.ts';
import type { CliContext } from './cli-context.ts';
import { evalCommand } from './eval-command.ts';
import { exitCodesHelp } from './exit-codes-help.ts';
import { keysCommand } from './keys-command.ts';
import { listCommand } from './list-command.ts';
import { removeCommand } from './remove-command.ts';
import { serveCommand } from './serve-command.ts';
import { statusCommand } from './status-command.ts';

/** The whole command line. It neither ends the process nor writes past `context.io`. */
export function createProgram(context: CliContext): Command {
  const program = new Command('nlquery')
    .description('Ask a SQL database questions in plain language. It only ever reads.')
    .version(packageJson.version)
    .addHelpText('after', `\n${exitCodesHelp}`);
  const commands = [
    addCommand,
    askCommand,
    adviseCommand,
    evalCommand,
    listCommand,
    statusCommand,
    removeCommand,
    serveCommand,
    keysCommand,
  ];
  for (const create of commands) program.addCommand(create(context));
  configure(program, context);
  return program;
}

/** The command and all below it. */
function configure(command: Command, context: CliContext): void {
  const { io } = context;
  for (const below of command.commands) configure(below, context);
  const state = io.env.NLQUERY_STATE;
  if (state && command.options.some(({ long }) => long === '--state'))
    command.setOptionValueWithSource('state', state, 'env');
  command
    .exitOverride()
    .showHelpAfterError('(--help shows how)')
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHelpWidth: () => io.stdout.columns ?? 100,
      getErrHelpWidth: () => io.stderr.columns ?? 100,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
}
