import { Command } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { addCommand } from './add-command.ts';
import { askCommand } from './ask-command.ts';
import type { CliContext } from './cli-context.ts';
import { evalCommand } from './eval-command.ts';
import { exitCodesHelp } from './exit-codes-help.ts';
import { listCommand } from './list-command.ts';
import { removeCommand } from './remove-command.ts';
import { statusCommand } from './status-command.ts';

/** The whole command line. It neither ends the process nor writes past `context.io`. */
export function createProgram(context: CliContext): Command {
  const program = new Command('nlquery')
    .description('Ask a SQL database questions in plain language. It only ever reads.')
    .version(packageJson.version)
    .addHelpText('after', `\n${exitCodesHelp}`);
  const commands = [addCommand, askCommand, evalCommand, listCommand, statusCommand, removeCommand];
  for (const create of commands) program.addCommand(create(context));
  for (const command of [program, ...program.commands]) configure(command, context);
  return program;
}

function configure(command: Command, { io }: CliContext): void {
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
