import type { Answer } from '../query/query-service.ts';
import type { AskCommandOptions } from './ask-options.ts';
import { chooseLlm } from './choose-llm.ts';
import type { CliContext } from './cli-context.ts';
import { createStatusLine, type StatusLine } from './create-status-line.ts';
import { ingestUrl } from './ingest-url.ts';
import { type OpenNlQuery, openNlQuery } from './open-nl-query.ts';
import type { Target } from './read-target.ts';
import { tenantOfTarget } from './tenant-of-target.ts';
import { waitUntilReady } from './wait-until-ready.ts';
import { writeAnswer } from './write-answer.ts';

export interface QuestionAsked {
  readonly target: Target;
  readonly question: string;
}

/** Reads the schema where need be, asks, writes the answer, and gives it back. */
export async function askQuestion(
  context: CliContext,
  { target, question }: QuestionAsked,
  options: AskCommandOptions,
): Promise<Answer> {
  const { io } = context;
  const { llm, isFallback } = await chooseLlm(options, io.env);
  const startedAt = io.now();
  return openNlQuery(context, { ...options, llm }, async (nl) => {
    const isForPeople = !options.json && !options.csv && !options.sqlOnly;
    const statusLine = createStatusLine(io.stderr, io.stderr.isTTY === true && isForPeople);
    const workspaceId = await readyTenant(context, nl, { target, statusLine });
    if (isFallback) io.stderr.write(`${offlineNotice}\n`);
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
  const limits = {
    ...(maxRows === undefined ? {} : { maxRows }),
    ...(timeout === undefined ? {} : { timeoutMs: Math.round(timeout * 1000) }),
  };
  statusLine.show('Looking up the schema …');
  try {
    return await nl.query.ask(
      { workspaceId, prompt: question, returnSqlOnly: sqlOnly, limits },
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
