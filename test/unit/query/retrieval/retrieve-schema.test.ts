import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { lexicalEmbedder } from '../../../../adapters/embedder/lexical/index.ts';
import { chunkCatalog } from '../../../../src/catalog/chunk-catalog.ts';
import { renderSchema } from '../../../../src/catalog/render-schema.ts';
import { isNlQueryError } from '../../../../src/errors/is-nl-query-error.ts';
import type { Catalog } from '../../../../src/ports/catalog.ts';
import type { Manifest } from '../../../../src/ports/manifest.ts';
import type { SchemaContext } from '../../../../src/ports/schema-context.ts';
import type { VectorStore } from '../../../../src/ports/vector-store.ts';
import { retrieveSchema } from '../../../../src/query/retrieval/retrieve-schema.ts';
import { countTokens } from '../../../../src/shared/count-tokens.ts';
import { exactVectorStore } from '../../../bench/linking/exact-vector-store.ts';
import { catalog, column, foreignKey, table } from '../../../support/catalog-fixtures.ts';

const embedder = lexicalEmbedder();
const keyed = { primaryKey: { name: null, columns: ['id'] } };
const shop = catalog([
  table('customers', [column('id'), column('full_name', 'TEXT'), column('country', 'TEXT')], keyed),
  table(
    'orders',
    [
      column('id'),
      column('customer_id'),
      column('placed_at', 'DATE'),
      column('status', 'TEXT', { enumValues: ['open', 'shipped'], comment: 'Where it stands' }),
    ],
    { ...keyed, comment: 'What was bought', foreignKeys: [foreignKey(['customer_id'], 'customers', ['id'])] },
  ),
  table('order_lines', [column('id'), column('order_id'), column('product_id'), column('quantity')], {
    ...keyed,
    foreignKeys: [foreignKey(['order_id'], 'orders', ['id']), foreignKey(['product_id'], 'products', ['id'])],
  }),
  table('products', [column('id'), column('title', 'TEXT'), column('unit_price', 'REAL')], keyed),
  ...Array.from({ length: 40 }, (_, at) =>
    table(
      `archive_${String.fromCharCode(97 + (at % 26))}x${at}y`,
      [column(`blob_${at}`), column(`checksum_${at}`)],
      keyed,
    ),
  ),
]);

function manifestFor(embedderId: string): Manifest {
  return {
    catalogChecksum: 'c',
    embedderId,
    dimensions: embedder.dimensions,
    chunkCount: 1,
    finishedAt: '2026-01-01T00:00:00Z',
  };
}

async function storeOf(of: Catalog): Promise<VectorStore> {
  const store = exactVectorStore();
  const chunks = [...chunkCatalog(of, embedder.id)];
  const vectors = await embedder.embed(
    chunks.map(({ text }) => text),
    { purpose: 'document' },
  );
  await store.upsert(
    't',
    chunks.map((chunk, at) => ({ ...chunk, vector: vectors[at] ?? new Float32Array() })),
  );
  return store;
}

describe('retrieveSchema', () => {
  let vectorStore: VectorStore;
  beforeAll(async () => {
    vectorStore = await storeOf(shop);
  });

  function retrieve(
    question: string,
    maxContextTokens: number,
    of = shop,
    embedderId = embedder.id,
  ): Promise<SchemaContext> {
    const request = { tenantId: 't', catalog: of, manifest: manifestFor(embedderId), question };
    return retrieveSchema({ vectorStore, embedder }, request, { maxContextTokens });
  }

  it('shows a schema that fits whole, best tables first, comments included', async () => {
    const context = await retrieve('how many products are there', 4000);
    expect(context.complete).toBe(true);
    expect(context.tables).toHaveLength(44);
    expect(context.tables[0]?.name).toBe('products');
    expect(context.tables.find(({ name }) => name === 'orders')).toMatchObject({
      comment: 'What was bought',
      reference: 'orders',
    });
  });

  it('shows what the question speaks of within a small budget, keys and relations included', async () => {
    const context = await retrieve('names of customers with shipped orders', 60);
    expect(context.complete).toBe(false);
    expect(
      context.tables
        .map(({ name }) => name)
        .slice(0, 2)
        .sort(),
    ).toEqual(['customers', 'orders']);
    const orders = context.tables.find(({ name }) => name === 'orders');
    expect(orders?.columns.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['id', 'customer_id', 'status']),
    );
    expect(context.relations).toContainEqual(
      expect.objectContaining({ from: { schema: 'main', table: 'orders', columns: ['customer_id'] } }),
    );
  });

  it('brings in the tables between those the question names', async () => {
    const { tables } = await retrieve('titles of products bought by customers', 70);
    expect(tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['customers', 'orders', 'order_lines', 'products']),
    );
  });

  it('understands other words, inflections and short forms', async () => {
    const { tables } = await retrieve('which clients purchased goods', 60);
    expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['customers']));
    const short = catalog([...shop.tables, table('x', [column('qty_on_hand'), column('whse_loc')])]);
    const context = await retrieve('quantity in every warehouse', 60, short, 'none');
    expect(context.tables.map(({ name }) => name)).toContain('x');
  });

  it('counts what is rendered, and stays within the budget', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 900 }),
        fc.constantFrom('orders by country', 'checksum of archives', ''),
        async (budget, question) => {
          const context = await retrieve(question, budget);
          expect(context.tokens).toBeLessThanOrEqual(budget);
          expect(context.tokens).toBe(await countTokens(renderSchema(context, 'sqlite')));
          for (const { from, to } of context.relations) {
            for (const end of [from, to]) {
              const shown = context.tables
                .find(({ name }) => name === end.table)
                ?.columns.map(({ name }) => name);
              expect(shown).toEqual(expect.arrayContaining([...end.columns]));
            }
          }
        },
      ),
      { seed: 11, numRuns: 40 },
    );
  });

  it('gives the same answer every time', async () => {
    expect(await retrieve('orders a customer placed', 120)).toEqual(
      await retrieve('orders a customer placed', 120),
    );
    expect(await retrieve('orders a customer placed', 120, { ...shop })).toEqual(
      await retrieve('orders a customer placed', 120),
    );
  });

  it("asks neither embedder nor store when the stored vectors are another embedder's", async () => {
    const untouchable = new Proxy(
      {},
      {
        get: (_, name) => {
          if (name === 'id') return 'other';
          throw new Error(`touched ${String(name)}`);
        },
      },
    );
    const dependencies = {
      vectorStore: untouchable as VectorStore,
      embedder: untouchable as typeof embedder,
    };
    const request = {
      tenantId: 't',
      catalog: shop,
      manifest: manifestFor(embedder.id),
      question: 'customers by country',
    };
    const context = await retrieveSchema(dependencies, request, { maxContextTokens: 60 });
    expect(context.tables[0]?.name).toBe('customers');
  });

  it('passes over chunks of tables and columns that are gone', async () => {
    const smaller = catalog([table('customers', [column('id')], keyed), ...shop.tables.slice(4)]);
    const { tables } = await retrieve('full name of customers and their orders', 40, smaller);
    expect(tables[0]?.name).toBe('customers');
  });

  it('shows a series of tables as one, all members in the context', async () => {
    const days = Array.from({ length: 31 }, (_, at) =>
      table(`visits_202401${String(at + 1).padStart(2, '0')}`, [column('visitor'), column('page', 'TEXT')]),
    );
    const { tables, tokens } = await retrieve('visits a page', 60, catalog([...days, ...shop.tables]));
    expect(tables.filter(({ name }) => name.startsWith('visits_'))).toHaveLength(31);
    expect(tokens).toBeLessThanOrEqual(60);
  });

  it('names tables with their schema where the bare name means another', async () => {
    const archived = { ...(shop.tables[0] ?? table('', [])), schema: 'old' };
    const hidden = { ...archived, schema: 'public' };
    const three = catalog([...shop.tables, archived, hidden], { searchPath: ['main', 'public'] });
    const { tables } = await retrieve('customers', 4000, three);
    const references = tables.filter(({ name }) => name === 'customers').map(({ reference }) => reference);
    expect(references.sort()).toEqual(['customers', 'old.customers', 'public.customers']);
  });

  it('searches the columns of the best tables only where there are many', async () => {
    const wide = Array.from({ length: 60 }, (_, at) =>
      table(
        `wide_${'abcdefgh'[at % 8]}q${at}z`,
        Array.from({ length: 100 }, (__, n) => column(`c${at}_${n}`)),
      ),
    );
    const asked: unknown[] = [];
    const recording = {
      ...vectorStore,
      search: async (...call: Parameters<VectorStore['search']>) => {
        asked.push(call[2]);
        return vectorStore.search(...call);
      },
    };
    const request = {
      tenantId: 't',
      catalog: catalog([...shop.tables, ...wide]),
      manifest: manifestFor(embedder.id),
      question: 'customers',
    };
    await retrieveSchema({ vectorStore: recording, embedder }, request, { maxContextTokens: 200 });
    expect(asked).toEqual([
      expect.objectContaining({ kinds: ['table'] }),
      expect.objectContaining({ kinds: ['column'], tables: expect.arrayContaining(['main.customers']) }),
    ]);
  });

  it('answers for an empty catalog', async () => {
    expect(await retrieve('anything', 100, catalog([]))).toEqual({
      tables: [],
      relations: [],
      complete: true,
      tokens: 0,
    });
  });

  it('rejects when aborted', async () => {
    const request = { tenantId: 't', catalog: shop, manifest: manifestFor(embedder.id), question: 'x' };
    const retrieving = retrieveSchema({ vectorStore, embedder }, request, {
      maxContextTokens: 100,
      signal: AbortSignal.abort(),
    });
    await expect(retrieving).rejects.toSatisfy((error) => isNlQueryError(error, 'ABORTED'));
  });
});
