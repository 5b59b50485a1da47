import { Command } from 'commander';
import { compareReports } from '../evaluation/report/compare-reports.ts';
import type { CliContext } from './cli-context.ts';
import { environmentHelp } from './environment-help.ts';
import { type EvalInputs, evalInputs } from './eval-inputs.ts';
import { type EvalOptions, withEvalOptions } from './eval-options.ts';
import { evalRegressions } from './eval-regressions.ts';
import { evalReport } from './eval-report.ts';
import { evalTable } from './eval-table.ts';
import { evalWriteFiles } from './eval-write-files.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { exitCodesHelp } from './exit-codes-help.ts';

/** `nlquery eval`: a database and a golden set in, recall (and accuracy) out. */
export function evalCommand(context: CliContext): Command {
  const command = new Command('eval')
    .description('measure what questions of a golden set are shown of the schema, and how they are answered')
    .usage('[options] [database] <golden.jsonl>')
    .argument('[database]', 'URL or path of an SQLite file; may be left out when NLQUERY_DB_URL is set')
    .argument('[golden]', 'file of lines such as {"question": "…", "sql": "…"}')
    .addHelpText('after', `\n${environmentHelp}\n\n${exitCodesHelp}`);
  return withEvalOptions(command).action(
    async (first: string | undefined, second: string | undefined, options: EvalOptions) => {
      const named = second === undefined ? { golden: first } : { database: first, golden: second };
      const inputs = await evalInputs(context, named, options);
      context.end(await measure(context, inputs, options));
    },
  );
}

async function measure(context: CliContext, inputs: EvalInputs, options: EvalOptions): Promise<ExitCode> {
  const report = await evalReport(context, inputs, options);
  context.io.stdout.write(evalTable(context.io, report));
  await evalWriteFiles(report, options);
  if (inputs.baseline === null) return exitCodes.ok;
  const comparison = compareReports(inputs.baseline, report, { tolerance: options.tolerance / 100 });
  evalRegressions(context.io, comparison);
  return comparison.regressions.length > 0 ? exitCodes.regressed : exitCodes.ok;
}
