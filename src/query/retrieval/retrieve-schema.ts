import type { Catalog } from '../../ports/catalog.ts';
import type { Embedder } from '../../ports/embedder.ts';
import type { LinkedValue } from '../../ports/llm.ts';
import type { Manifest } from '../../ports/manifest.ts';
import type { SchemaContext } from '../../ports/schema-context.ts';
import type { VectorStore } from '../../ports/vector-store.ts';
import { loadTokenCounter } from '../../shared/count-tokens.ts';
import { throwIfAborted } from '../../shared/throw-if-aborted.ts';
import { bridgeTables } from './bridge-tables.ts';
import { fitToBudget } from './fit-to-budget.ts';
import { fuseScores } from './fuse-scores.ts';
import { type CatalogIndex, indexCatalog } from './index-catalog.ts';
import { liftLinked } from './lift-linked.ts';
import { measureCosts } from './measure-costs.ts';
import { packSchema } from './pack-schema.ts';
import { rankTables } from './rank-tables.ts';
import { readQuestion } from './read-question.ts';
import { type Scores, scoreWords } from './score-words.ts';
import { searchVectors } from './search-vectors.ts';

export interface RetrievalRequest {
  readonly tenantId: string;
  /** The catalog that the stored chunks describe. */
  readonly catalog: Catalog;
  readonly manifest: Manifest;
  readonly question: string;
  /** Stored values that the question names: their columns are shown where the budget allows it. */
  readonly links?: readonly LinkedValue[] | undefined;
}

export interface RetrievalOptions {
  readonly maxContextTokens: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The part of the schema to show for a question, rendered in at most `maxContextTokens`. A schema that fits is shown whole, comments
 * where there is room. Otherwise tables and columns are ranked by a word search fused with vector search and by the values that the question names, closed under the keys
 * that join them, and packed by worth. Without vectors of this embedder the words alone decide. The same request always
 * gives the same answer.
 *
 * Rejects with `EMBEDDER_FAILED`, `VECTOR_STORE_FAILED` or `ABORTED`.
 */
export async function retrieveSchema(
  dependencies: { readonly vectorStore: VectorStore; readonly embedder: Embedder },
  { tenantId, catalog, manifest, question, links = [] }: RetrievalRequest,
  { maxContextTokens, signal }: RetrievalOptions,
): Promise<SchemaContext> {
  throwIfAborted(signal);
  const count = await loadTokenCounter();
  const index = indexCatalog(catalog);
  const lexical = scoreWords(index, readQuestion(question, index.words));
  const comparable = manifest.embedderId === dependencies.embedder.id && index.columns.length > 0;
  const likelyTables = comparable ? likelyTablesOf(index, lexical) : [];
  const vectors = comparable
    ? await searchVectors(dependencies, { tenantId, question, index, likelyTables }, signal)
    : null;
  throwIfAborted(signal);
  const linked = liftLinked(index, fuseScores(index, lexical, vectors), links);
  const scores = bridgeTables(index, linked.scores);
  const costs = measureCosts(index, count);
  const selection = packSchema(index, scores, costs, { budget: maxContextTokens, first: linked.columns });
  return fitToBudget(index, scores, selection, { maxContextTokens, count });
}

function likelyTablesOf(index: CatalogIndex, { tables }: Scores): readonly number[] {
  const highest = tables.reduce((most, score) => Math.max(most, score), Number.MIN_VALUE);
  return rankTables(index, tables, highest * 0.2).slice(0, 40);
}
