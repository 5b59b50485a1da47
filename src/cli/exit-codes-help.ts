import { exitCodes } from './exit-codes.ts';

const meanings: Readonly<Record<keyof typeof exitCodes, string>> = {
  ok: 'answered (with --sql-only: the SQL was written)',
  unexpected: 'unexpected failure',
  usage: 'wrong usage, unusable URL or unknown database',
  unreachable: 'the database cannot be reached',
  unverified: 'no working SQL was found; the last one is shown with a warning',
  blocked: 'the SQL would write; it was not run',
  unanswered: 'the question is ambiguous or cannot be answered from this database',
  vendor: 'the model, the embedder or a store failed',
  regressed: 'eval: a figure fell against the baseline',
  interrupted: 'interrupted by Ctrl-C',
};

/** The table of exit codes for `--help`. */
export const exitCodesHelp: string = [
  'Exit codes:',
  ...Object.entries(meanings).map(
    ([name, meaning]) => `  ${String(exitCodes[name as keyof typeof exitCodes]).padStart(3)}  ${meaning}`,
  ),
].join('\n');
