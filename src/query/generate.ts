import type { Dependencies } from '../dependencies.ts';
import type { LinkedValue, LlmTask, TaskKnowledge } from '../ports/llm.ts';
import type { SchemaContext } from '../ports/schema-context.ts';
import { isoWithOffset } from '../shared/iso-with-offset.ts';
import type { AnswerDraft } from './answer-draft.ts';
import type { LoadedWorkspace } from './load-workspace.ts';
import { buildMessages } from './prompt/build-messages.ts';
import { generationSchema } from './prompt/generation-schema.ts';
import { type Generation, parseGeneration } from './prompt/parse-generation.ts';
import type { ParsedRequest } from './request/parse-request.ts';

/** Asks the model once, with the schema and everything that went wrong so far. */
export async function generate(
  { llm, settings, now }: Pick<Dependencies, 'llm' | 'settings' | 'now'>,
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
    now: isoWithOffset(now(), settings.timeZone),
    timeZone: settings.timeZone,
    values: shownValues(links, draft.context()),
    knowledge,
    attempts: draft.failedAttempts(),
  };
  const messages = llm.capabilities.prompted ? buildMessages(task) : [];
  const { text, usage } = await llm.generate({ messages, schema: generationSchema, task }, { signal });
  draft.called(usage);
  return parseGeneration(text);
}

/** A value helps only where its column is shown too. */
function shownValues(values: readonly LinkedValue[], { tables }: SchemaContext): readonly LinkedValue[] {
  return values.filter(({ schema, table, column }) =>
    tables.some(
      (shown) =>
        shown.schema === schema && shown.name === table && shown.columns.some(({ name }) => name === column),
    ),
  );
}
