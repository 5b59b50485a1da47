import type { Dependencies } from '../dependencies.ts';
import type { CallOptions } from '../ports/call-options.ts';
import type { TaskKnowledge } from '../ports/llm.ts';
import type { SchemaContext } from '../ports/schema-context.ts';
import type { LoadedWorkspace } from '../query/load-workspace.ts';
import type { JudgeContext } from '../safety/judge-context.ts';
import { loadTokenCounter } from '../shared/count-tokens.ts';
import { packKnowledge } from './pack-knowledge.ts';
import { rankKnowledge } from './rank-knowledge.ts';
import { readKnowledge } from './read-knowledge.ts';
import { recheckExamples } from './recheck-examples.ts';
import { refreshVectors } from './refresh-vectors.ts';

/** What a model is told besides the schema: the owner's entries that may help with this question, within the budget. */
export async function selectKnowledge(
  dependencies: Pick<
    Dependencies,
    'stateStore' | 'createId' | 'embedder' | 'connections' | 'settings' | 'logger'
  >,
  subject: {
    readonly workspace: LoadedWorkspace;
    readonly ownerId: string | undefined;
    readonly question: string;
    /** The part of the schema that is shown. */
    readonly context: SchemaContext;
    readonly judging: JudgeContext;
  },
  options: CallOptions,
): Promise<TaskKnowledge> {
  const { workspace, question, context, judging } = subject;
  const owner = { tenantId: workspace.tenantId, ownerId: subject.ownerId };
  const stored = await readKnowledge(dependencies, owner, options);
  if (stored.length === 0) return none;
  const comparable = await refreshVectors(dependencies, owner, stored, options);
  const [vector] = await dependencies.embedder.embed([question], { ...options, purpose: 'query' });
  if (!vector) return none;
  const ranked = rankKnowledge(comparable, { question, vector, context });
  const working = await recheckExamples(dependencies, { owner, workspace, judging, ranked }, options);
  return packKnowledge(
    working.map(({ record }) => record.entry),
    await loadTokenCounter(),
  );
}

const none: TaskKnowledge = { terms: [], notes: [], examples: [] };
