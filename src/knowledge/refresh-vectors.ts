import type { Dependencies } from '../dependencies.ts';
import type { CallOptions } from '../ports/call-options.ts';
import { changeKnowledge } from './change-knowledge.ts';
import { decodeVector } from './decode-vector.ts';
import { embedEntries } from './embed-entries.ts';
import type { KnowledgeOwner, StoredKnowledge } from './read-knowledge.ts';

/** The entries with vectors of the present embedder; those of another one are embedded anew and stored. */
export async function refreshVectors(
  dependencies: Pick<Dependencies, 'stateStore' | 'createId' | 'embedder'>,
  owner: KnowledgeOwner,
  stored: readonly StoredKnowledge[],
  options: CallOptions,
): Promise<readonly StoredKnowledge[]> {
  const { embedder } = dependencies;
  const stale = stored.filter(({ record }) => record.vector.embedderId !== embedder.id);
  if (stale.length === 0) return stored;
  const vectors = await embedEntries(
    embedder,
    stale.map(({ record }) => record.entry),
    options,
  );
  const changes = new Map(
    stale.flatMap(({ id }, at) => {
      const vector = vectors[at];
      return vector ? [[id, { vector }] as const] : [];
    }),
  );
  await changeKnowledge(dependencies, owner, changes, options);
  return stored.map((one) => {
    const change = changes.get(one.id);
    if (!change) return one;
    return { ...one, record: { ...one.record, ...change }, vector: decodeVector(change.vector.base64) };
  });
}
