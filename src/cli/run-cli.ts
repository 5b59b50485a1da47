import { CommanderError } from 'commander';
import type { CliIo } from './cli-io.ts';
import { createProgram } from './create-program.ts';
import { exitCodeOfError } from './exit-code-of-error.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { redactingOutput } from './redacting-output.ts';
import { reportError } from './report-error.ts';

/** Variables whose values never reach the screen. */
const secretVariables = ['OPENAI_API_KEY', 'ANTHROPIC_API_KEY', 'QDRANT_API_KEY', 'NLQUERY_SECRET'];

/** Runs one command line (`argv` without node and script) and resolves to its exit code. Never throws. */
export async function runCli(argv: readonly string[], io: CliIo): Promise<ExitCode> {
  const secrets = new Set(secretVariables.map((name) => io.env[name] ?? '').filter((value) => value !== ''));
  const guarded = { ...io, stderr: redactingOutput(io.stderr, secrets) };
  let exitCode: ExitCode = exitCodes.ok;
  const program = createProgram({
    io: guarded,
    secrets,
    end: (code) => {
      exitCode = code;
    },
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
    if (io.signal.aborted) {
      guarded.stderr.write('Interrupted.\n');
      return exitCodes.interrupted;
    }
    reportError(error, { io: guarded, verbose: argv.includes('--verbose') });
    return exitCodeOfError(error);
  }
}
