import type { CallOptions } from '../ports/call-options.ts';
import type { Embedder } from '../ports/embedder.ts';
import { encodeVector } from './encode-vector.ts';
import type { StoredVector } from './knowledge-record.ts';
import type { KnowledgeEntry } from './knowledge-service.ts';
import { textToEmbed } from './text-to-embed.ts';

/** One vector an entry, in order. Rejects with `EMBEDDER_FAILED` or `ABORTED`. */
export async function embedEntries(
  embedder: Embedder,
  entries: readonly KnowledgeEntry[],
  { signal }: CallOptions,
): Promise<readonly StoredVector[]> {
  const vectors: StoredVector[] = [];
  for (let start = 0; start < entries.length; start += embedder.maxBatchSize) {
    const batch = entries.slice(start, start + embedder.maxBatchSize).map(textToEmbed);
    for (const vector of await embedder.embed(batch, { purpose: 'document', signal })) {
      vectors.push({ embedderId: embedder.id, base64: encodeVector(vector) });
    }
  }
  return vectors;
}
