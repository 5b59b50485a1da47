import { Command } from 'commander';
import { adviseOnPayload } from './advise-on-payload.ts';
import { type AdviseOptions, withAdviseOptions } from './advise-options.ts';
import { adviseReadPayload } from './advise-read-payload.ts';
import { adviseSummary } from './advise-summary.ts';
import { adviseWriteFiles } from './advise-write-files.ts';
import { chooseLlm } from './choose-llm.ts';
import type { CliContext } from './cli-context.ts';
import { exitCodes } from './exit-codes.ts';
import { exitCodesHelp } from './exit-codes-help.ts';
import { formatJson } from './format-json.ts';

/** `nlquery advise`: DDL and a query log in, a better physical design out. */
export function adviseCommand(context: CliContext): Command {
  const command = new Command('advise')
    .description('propose a better physical design for a warehouse, verified, from its DDL and query log')
    .argument(
      '<payload>',
      'JSON file: {"url": "jdbc:…", "ddl": [{"statement"}], "queries": [{"queryid", "query", "runquantity"}]}',
    )
    .addHelpText('after', `\n${exitCodesHelp}`);
  return withAdviseOptions(command).action(async (file: string, options: AdviseOptions) => {
    const { io } = context;
    const payload = await adviseReadPayload(context, file, options);
    const { llm } = await chooseLlm(options, io.env);
    const advice = await adviseOnPayload(context, payload, { ...options, llm });
    const written = await adviseWriteFiles(advice, options.out);
    io.stdout.write(options.json ? `${formatJson(advice.result)}\n` : adviseSummary(advice, written));
    context.end(advice.result.ok ? exitCodes.ok : exitCodes.unverified);
  });
}
