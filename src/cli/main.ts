#!/usr/bin/env node
import { runCli } from './run-cli.ts';

/** The edge of the command: the only file that touches the process. */

const interrupt = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // The second time the user means it.
    if (interrupt.signal.aborted) process.exit(130);
    interrupt.abort();
  });
}

// A reader that has seen enough (`| head`) is no failure: the rest goes nowhere.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    if (stream !== process.stderr)
      process.stderr.write(`error: The output cannot be written (${error.code}).\n`);
    process.exit(1);
  });
}

// Node 22 warns that node:sqlite is experimental; who asks a question need not know.
process.removeAllListeners('warning');
process.on('warning', (warning) => {
  if (warning.name !== 'ExperimentalWarning') process.stderr.write(`${warning.name}: ${warning.message}\n`);
});

const exitCode = await runCli(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  signal: interrupt.signal,
  now: () => performance.timeOrigin + performance.now(),
});

process.exitCode = exitCode;
// What an interrupt left behind may not keep the process alive; nor what went wrong before, once it is interrupted.
if (interrupt.signal.aborted) process.exit(exitCode);
interrupt.signal.addEventListener('abort', () => process.exit(130));
