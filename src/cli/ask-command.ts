import { Command } from 'commander';
import { type AskCommandOptions, withAskOptions } from './ask-options.ts';
import { askQuestion } from './ask-question.ts';
import type { CliContext } from './cli-context.ts';
import { environmentHelp } from './environment-help.ts';
import { exitCodeOfAnswer } from './exit-code-of-answer.ts';
import { exitCodesHelp } from './exit-codes-help.ts';
import { targetOfArguments } from './target-of-arguments.ts';
import { UsageError } from './usage-error.ts';

/** `nlquery ask`: a database and a question in, SQL and rows out. */
export function askCommand(context: CliContext): Command {
  const command = new Command('ask')
    .description('answer a question about a database; reads its schema first where need be')
    .usage('[options] [database] "<question>"')
    .argument(
      '[database]',
      'URL, path of an SQLite or DuckDB file or tenant id; may be left out when NLQUERY_DB_URL is set',
    )
    .argument('[question]', 'in plain language, quoted')
    .addHelpText('after', `\n${environmentHelp}\n\n${exitCodesHelp}`);
  return withAskOptions(command).action(
    async (first: string | undefined, second: string | undefined, options: AskCommandOptions) => {
      const [database, question] = second === undefined ? [undefined, first] : [first, second];
      if (!question?.trim() || !(database ?? context.io.env.NLQUERY_DB_URL)) throw incomplete();
      const answer = await askQuestion(
        context,
        { target: targetOfArguments(context, database), question },
        options,
      );
      context.end(exitCodeOfAnswer(answer, options.sqlOnly === true));
    },
  );
}

function incomplete(): UsageError {
  return new UsageError(
    'A database and a question are needed.',
    'nlquery ask <database> "question", or set NLQUERY_DB_URL and give the question alone.',
  );
}
