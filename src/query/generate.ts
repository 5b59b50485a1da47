import type { Dependencies } from '../dependencies.ts';
import type { LinkedValue, LlmTask, TaskKnowledge } from '../ports/llm.ts';
import { isoWithOffset } from '../shared/iso-with-offset.ts';
import { shownLinks } from '../values/shown-links.ts';
import type { AnswerDraft } from './answer-draft.ts';
import type { LoadedWorkspace } from './load-workspace.ts';
import { buildMessages } from './prompt/build-messages.ts';
import { generationSchema } from './prompt/generation-schema.ts';
import { type Generation, parseGeneration } from './prompt/parse-generation.ts';
import type { ParsedRequest } from './request/parse-request.ts';

/** Asks the model once, with the schema and everything that went wrong so far. */
export async function generate(
  { llm, now }: Pick<Dependencies, 'llm' | 'now'>,
  subject: {
    readonly parsed: ParsedRequest;
    readonly workspace: LoadedWorkspace;
    readonly links: readonly LinkedValue[];
    readonly knowledge: TaskKnowledge;
    readonly draft: AnswerDraft;
    readonly signal: AbortSignal | undefined;
  },
): Promise<Generation> {
  const { parsed, workspace, links, knowledge, draft, signal } = subject;
  const task: LlmTask = {
    question: parsed.prompt,
    dialect: workspace.catalog.dialect,
    serverVersion: workspace.catalog.serverVersion,
    schema: draft.context(),
    now: isoWithOffset(now(), parsed.timeZone),
    timeZone: parsed.timeZone,
    values: shownLinks(links, draft.context()),
    knowledge,
    attempts: draft.failedAttempts(),
  };
  const messages = llm.capabilities.prompted ? buildMessages(task) : [];
  const { text, usage } = await llm.generate({ messages, schema: generationSchema, task }, { signal });
  draft.called(usage);
  return parseGeneration(text);
}
