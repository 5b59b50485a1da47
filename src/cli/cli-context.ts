import type { CliIo } from './cli-io.ts';
import type { ExitCode } from './exit-codes.ts';

/** What every command is given. */
export interface CliContext {
  /** Its `stderr` lets no secret through. */
  readonly io: CliIo;
  /** Passwords and keys seen so far. Whoever reads one adds it here first. */
  readonly secrets: Set<string>;
  /** Called once by a command that ended without throwing. */
  readonly end: (exitCode: ExitCode) => void;
}
