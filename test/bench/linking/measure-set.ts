import { lexicalEmbedder } from '../../../adapters/embedder/lexical/index.ts';
import { chunkCatalog } from '../../../src/catalog/chunk-catalog.ts';
import type { Missing } from '../../../src/evaluation/compare-context.ts';
import type { GoldName } from '../../../src/evaluation/gold.ts';
import type { RetrievalMeasured } from '../../../src/evaluation/measure-retrieval.ts';
import type { RetrievalOutcome } from '../../../src/evaluation/retrieval-outcome.ts';
import { summariseRetrieval } from '../../../src/evaluation/summarise-retrieval.ts';
import type { Catalog } from '../../../src/ports/catalog.ts';
import type { SchemaContext } from '../../../src/ports/schema-context.ts';
import { retrieveSchema } from '../../../src/query/retrieval/retrieve-schema.ts';
import { linkValues } from '../../../src/values/link-values.ts';
import { exactVectorStore } from './exact-vector-store.ts';
import type { LinkingQuestion, LinkingSet } from './read-set.ts';

/** Runs retrieval for every question and compares what it shows with the gold tables and columns. */
export async function measureSet(
  set: LinkingSet,
  budget: number,
  { vectors, values = false }: { readonly vectors: boolean; readonly values?: boolean | undefined },
): Promise<RetrievalMeasured<LinkingQuestion>> {
  const embedder = lexicalEmbedder();
  const vectorStore = exactVectorStore();
  const ingested = new Set<string>();
  const outcomes: (RetrievalOutcome & { readonly question: LinkingQuestion })[] = [];
  for (const question of set.questions) {
    const catalog = set.catalogs.get(question.databaseName);
    if (!catalog) throw new Error(`${set.name}: no schema for ${question.databaseName}`);
    const manifest = {
      catalogChecksum: '',
      embedderId: vectors ? embedder.id : 'none',
      dimensions: embedder.dimensions,
      chunkCount: 0,
      finishedAt: '',
    };
    const known = values ? (set.values.get(question.databaseName) ?? []) : [];
    const links = linkValues(question.question, known, catalog);
    const request = {
      tenantId: question.databaseName,
      catalog,
      manifest,
      question: question.question,
      links,
    };
    if (!ingested.has(question.databaseName)) {
      ingested.add(question.databaseName);
      const chunks = [...chunkCatalog(catalog, embedder.id)];
      const embedded = await embedder.embed(
        chunks.map(({ text }) => text),
        { purpose: 'document' },
      );
      await vectorStore.upsert(
        question.databaseName,
        chunks.map((chunk, at) => ({ ...chunk, vector: embedded[at] ?? new Float32Array() })),
      );
      await retrieveSchema({ vectorStore, embedder }, request, { maxContextTokens: budget });
    }
    const started = performance.now();
    const context = await retrieveSchema({ vectorStore, embedder }, request, { maxContextTokens: budget });
    const ms = performance.now() - started;
    const missing = missingOf(question, context, catalog);
    outcomes.push({ question, gold: question.gold, missing, tokens: context.tokens, ms });
  }
  return { figures: summariseRetrieval(outcomes), outcomes };
}

function missingOf({ gold }: LinkingQuestion, context: SchemaContext, catalog: Catalog): Missing {
  const withSchema = catalog.searchPath.length === 0;
  const tables = new Set<string>();
  const columns = new Set<string>();
  for (const { schema, name, columns: shown } of context.tables) {
    const table = (withSchema ? `${schema}.${name}` : name).toLowerCase();
    tables.add(table);
    for (const column of shown) columns.add(`${table}.${column.name}`.toLowerCase());
  }
  const notShown = (names: readonly GoldName[], shown: ReadonlySet<string>): readonly string[] =>
    names.filter((choices) => !choices.some((choice) => shown.has(choice))).map(([first = '']) => first);
  return { tables: notShown(gold.tables, tables), columns: notShown(gold.columns, columns) };
}
