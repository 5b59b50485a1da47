import { describe, expect, it } from 'vitest';
import { embedEntries } from '../../../src/knowledge/embed-entries.ts';
import { embedOnce } from '../../../src/knowledge/embed-once.ts';
import type { KnowledgeEntry } from '../../../src/knowledge/knowledge-service.ts';
import type { Embedder } from '../../../src/ports/embedder.ts';

function createEmbedder(): { readonly embedder: Embedder; readonly calls: string[] } {
  const calls: string[] = [];
  const embedder: Embedder = {
    name: 'fake',
    id: 'fake:1',
    dimensions: 1,
    maxBatchSize: 2,
    embed: async (texts, { purpose }) => {
      calls.push(`${purpose}: ${texts.join(' | ')}`);
      return texts.map((text) => Float32Array.of(text.length));
    },
  };
  return { embedder, calls };
}

describe('embedEntries', () => {
  it('embeds what tells most of each entry, in batches', async () => {
    const { embedder, calls } = createEmbedder();
    const entries: readonly KnowledgeEntry[] = [
      { kind: 'term', term: 'VIP', meaning: 'ten orders' },
      { kind: 'note', table: 'orders', text: 'paid ones' },
      { kind: 'example', question: 'How many?', sql: 'SELECT 1' },
    ];
    const vectors = await embedEntries(embedder, entries, {});
    expect(calls).toEqual(['document: VIP: ten orders | orders: paid ones', 'document: How many?']);
    expect(vectors).toHaveLength(3);
    expect(vectors[0]?.embedderId).toBe('fake:1');
  });
});

describe('embedOnce', () => {
  it('embeds one text once for each purpose', async () => {
    const { embedder, calls } = createEmbedder();
    const once = embedOnce(embedder);
    const first = await once.embed(['a'], { purpose: 'query' });
    expect(await once.embed(['a'], { purpose: 'query' })).toEqual(first);
    await once.embed(['a'], { purpose: 'document' });
    await once.embed(['a', 'b'], { purpose: 'query' });
    await once.embed(['a', 'b'], { purpose: 'query' });
    expect(calls).toEqual(['query: a', 'document: a', 'query: a | b', 'query: a | b']);
    expect(once).toMatchObject({ name: 'fake', id: 'fake:1', dimensions: 1, maxBatchSize: 2 });
  });
});
