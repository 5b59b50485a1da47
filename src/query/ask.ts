import type { Dependencies } from '../dependencies.ts';
import { isNlQueryError } from '../errors/is-nl-query-error.ts';
import { embedOnce } from '../knowledge/embed-once.ts';
import { selectKnowledge } from '../knowledge/select-knowledge.ts';
import type { RunResult } from '../ports/database.ts';
import type { LinkedValue, TaskKnowledge } from '../ports/llm.ts';
import type { SqlFault } from '../ports/sql-fault.ts';
import type { JudgeContext } from '../safety/judge-context.ts';
import { throwIfAborted } from '../shared/throw-if-aborted.ts';
import { linkValues } from '../values/link-values.ts';
import { type AnswerDraft, createAnswerDraft } from './answer-draft.ts';
import { unmatchedValue } from './evaluation/literals/unmatched-value.ts';
import { generate } from './generate.ts';
import { judgeContextOf } from './judge-context-of.ts';
import { type LoadedWorkspace, loadWorkspace } from './load-workspace.ts';
import type { Generation } from './prompt/parse-generation.ts';
import type { Answer, AskOptions, AskRequest } from './query-service.ts';
import { type ParsedRequest, parseRequest } from './request/parse-request.ts';
import { retrieveSchema } from './retrieval/retrieve-schema.ts';
import { tryStatement } from './try-statement.ts';
import { warnings } from './warnings.ts';

/** Retrieve, then generate, evaluate and run until a statement passes, the model gives up, or its tries are used up. */
export async function ask(
  dependencies: Dependencies,
  request: AskRequest,
  options: AskOptions = {},
): Promise<Answer> {
  const parsed = parseRequest(request, dependencies.settings);
  const { signal } = options;
  throwIfAborted(signal);
  const workspace = await loadWorkspace(dependencies, parsed, { signal });
  const judging = judgeContextOf(dependencies, workspace, parsed.principal);
  const draft = createAnswerDraft(dependencies, options.onEvent);
  const embedder = embedOnce(dependencies.embedder);
  const { ownerId, prompt: question } = parsed;
  const links = linkValues(question, workspace.values, workspace.catalog);
  const context = await draft.time('retrieve', () =>
    retrieveSchema(
      { ...dependencies, embedder },
      { ...workspace, question, links },
      { maxContextTokens: parsed.maxContextTokens, signal },
    ),
  );
  draft.retrieved(context);
  const knowledge = await draft.time('retrieve', () =>
    selectKnowledge(
      { ...dependencies, embedder },
      { workspace, ownerId, question, context, judging },
      { signal },
    ),
  );
  return converse(dependencies, { parsed, workspace, judging, links, knowledge, draft, signal });
}

interface Conversation {
  readonly parsed: ParsedRequest;
  readonly workspace: LoadedWorkspace;
  readonly judging: JudgeContext;
  readonly links: readonly LinkedValue[];
  readonly knowledge: TaskKnowledge;
  readonly draft: AnswerDraft;
  readonly signal: AbortSignal | undefined;
}

async function converse(dependencies: Dependencies, conversation: Conversation): Promise<Answer> {
  const { parsed, draft, signal } = conversation;
  for (let attempt = 0; attempt <= parsed.maxRetries; attempt += 1) {
    throwIfAborted(signal);
    const generation = await nextGeneration(dependencies, conversation);
    if (generation === null) break;
    const answer =
      generation.kind === 'sql'
        ? await followStatement(dependencies, conversation, {
            sql: generation.sql,
            isLast: attempt === parsed.maxRetries,
          })
        : draft.withoutSql(generation);
    if (answer) return answer;
  }
  return draft.fallBack() ?? draft.unverified(warnings.retriesUsedUp(parsed.maxRetries, draft.lastFault()));
}

/** `null` when the model fails and there is an answer already. */
async function nextGeneration(
  dependencies: Dependencies,
  conversation: Conversation,
): Promise<Generation | null> {
  const { draft } = conversation;
  try {
    return await draft.time('generate', () => generate(dependencies, conversation));
  } catch (error) {
    if (!draft.hasAside() || !isNlQueryError(error, 'LLM_FAILED')) throw error;
    dependencies.logger.warn({ ...error.details }, 'the model failed while an empty answer was thought over');
    return null;
  }
}

/** The answer that this statement leads to; `null` when the model should try again. */
async function followStatement(
  dependencies: Dependencies,
  { parsed, workspace, judging, draft, signal }: Conversation,
  { sql, isLast }: { readonly sql: string; readonly isLast: boolean },
): Promise<Answer | null> {
  if (draft.isRepetition(sql)) {
    return draft.fallBack() ?? draft.unverified(warnings.repeatedItself(draft.lastFault()));
  }
  draft.generated(sql);
  const { limits, returnSqlOnly: sqlOnly } = parsed;
  const inspect = isLast || draft.hasAside() ? undefined : inspectEmpty(workspace);
  const subject = { workspace, judging, limits, sqlOnly, inspect, draft, signal };
  const step = await tryStatement(dependencies, subject, sql);
  if (step.kind === 'answer') return step.answer;
  const ended = draft.faulty(sql, step.fault);
  return ended && (draft.fallBack() ?? ended);
}

/** Has an empty result thought over, once a question, where a text of the statement is not among the stored values. */
function inspectEmpty({ catalog, values }: LoadedWorkspace) {
  return async (sql: string, { rows }: RunResult): Promise<SqlFault | null> =>
    rows.length > 0 ? null : unmatchedValue(sql, catalog.dialect, values);
}
