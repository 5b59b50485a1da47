import { Command } from 'commander';
import type { Answer } from '../query/query-service.ts';
import { type AskCommandOptions, withAskOptions } from './ask-options.ts';
import { chooseLlm } from './choose-llm.ts';
import type { CliContext } from './cli-context.ts';
import { createStatusLine, type StatusLine } from './create-status-line.ts';
import { exitCodeOfAnswer } from './exit-code-of-answer.ts';
import { ingestUrl } from './ingest-url.ts';
import { type OpenNlQuery, openNlQuery } from './open-nl-query.ts';
import type { Target } from './read-target.ts';
import { targetOfArguments } from './target-of-arguments.ts';
import { tenantOfTarget } from './tenant-of-target.ts';
import { UsageError } from './usage-error.ts';
import { waitUntilReady } from './wait-until-ready.ts';
import { writeAnswer } from './write-answer.ts';

/** `nlquery ask`: a database and a question in, SQL and rows out. */
export function askCommand(context: CliContext): Command {
  const command = new Command('ask')
    .description('answer a question about a database; reads its schema first where need be')
    .argument('<database>', 'URL, path of an SQLite file or tenant id; left out when NLQUERY_DB_URL is set')
    .argument('[question]', 'in plain language, quoted');
  return withAskOptions(command).action(
    async (first: string, second: string | undefined, options: AskCommandOptions) => {
      const [database, question] = second === undefined ? [undefined, first] : [first, second];
      if (question.trim() === '') throw new UsageError('The question is empty.');
      if (database === undefined && !context.io.env.NLQUERY_DB_URL) throw questionMissing();
      const answer = await ask(context, { target: targetOfArguments(context, database), question }, options);
      context.end(exitCodeOfAnswer(answer, options.sqlOnly === true));
    },
  );
}

interface Asked {
  readonly target: Target;
  readonly question: string;
}

async function ask(
  context: CliContext,
  { target, question }: Asked,
  options: AskCommandOptions,
): Promise<Answer> {
  const { io } = context;
  const { llm, isFallback } = chooseLlm(options, io.env);
  if (isFallback) io.stderr.write(`${offlineNotice}\n`);
  const startedAt = io.now();
  return openNlQuery(context, { ...options, llm }, async (nl) => {
    const isForPeople = !options.json && !options.csv && !options.sqlOnly;
    const statusLine = createStatusLine(io.stderr, io.stderr.isTTY === true && isForPeople);
    const workspaceId = await readyTenant(context, nl, { target, statusLine });
    const answer = await askShowing(context, nl, { workspaceId, question, options, statusLine });
    writeAnswer(io, answer, { ...options, tookMs: io.now() - startedAt });
    return answer;
  });
}

async function readyTenant(
  context: CliContext,
  nl: OpenNlQuery,
  { target, statusLine }: { readonly target: Target; readonly statusLine: StatusLine },
): Promise<string> {
  if (target.kind === 'url')
    return (await ingestUrl(context, nl, { dbUrl: target.dbUrl, statusLine })).tenantId;
  const tenantId = await tenantOfTarget(context, nl, target);
  await waitUntilReady(context, nl, { tenantId, statusLine });
  return tenantId;
}

interface Asking {
  readonly workspaceId: string;
  readonly question: string;
  readonly options: AskCommandOptions;
  readonly statusLine: StatusLine;
}

async function askShowing(
  { io }: CliContext,
  nl: OpenNlQuery,
  { workspaceId, question, options, statusLine }: Asking,
): Promise<Answer> {
  const { maxRows, timeout, sqlOnly } = options;
  const limits = { maxRows, timeoutMs: timeout === undefined ? undefined : Math.round(timeout * 1000) };
  statusLine.show('Looking up the schema …');
  try {
    return await nl.query.ask(
      { workspaceId, prompt: question, returnSqlOnly: sqlOnly, limits: withoutUndefined(limits) },
      { signal: io.signal, onEvent: ({ stage }) => statusLine.show(doing[stage]) },
    );
  } finally {
    statusLine.clear();
  }
}

/** What is under way after each stage. */
const doing = {
  retrieved: 'Writing SQL …',
  generated: 'Checking it …',
  repairing: 'Correcting it …',
  running: 'Running it …',
  rows: 'Done',
} as const;

const offlineNotice =
  'Using the offline model (rules, no network); OPENAI_API_KEY, ANTHROPIC_API_KEY or --model bring in a language model.';

function withoutUndefined<Limits extends object>(
  limits: Limits,
): { [Key in keyof Limits]?: NonNullable<Limits[Key]> } {
  return Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Limits]?: NonNullable<Limits[Key]>;
  };
}

function questionMissing(): UsageError {
  return new UsageError(
    'A database and a question are needed.',
    'nlquery ask <database> "question", or set NLQUERY_DB_URL and give the question alone.',
  );
}
