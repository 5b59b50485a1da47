import { lexicalEmbedder } from '../../../adapters/embedder/lexical/index.ts';
import { chunkCatalog } from '../../../src/catalog/chunk-catalog.ts';
import type { Catalog } from '../../../src/ports/catalog.ts';
import type { SchemaContext } from '../../../src/ports/schema-context.ts';
import { retrieveSchema } from '../../../src/query/retrieval/retrieve-schema.ts';
import { linkValues } from '../../../src/values/link-values.ts';
import { exactVectorStore } from './exact-vector-store.ts';
import type { LinkingQuestion, LinkingSet } from './read-set.ts';

export interface LinkingFigures {
  readonly n: number;
  /** Mean share of a question's gold tables that are shown. */
  readonly tableRecall: number;
  readonly columnRecall: number;
  /** Share of questions with every gold table shown. */
  readonly allTables: number;
  /** Share of questions with every gold column shown; of those that name columns. */
  readonly allColumns: number;
  readonly tokensMedian: number;
  readonly tokensP95: number;
  readonly msMedian: number;
  readonly msP95: number;
}

export interface Miss {
  readonly id: string;
  readonly databaseName: string;
  readonly question: string;
  readonly tables: readonly string[];
  readonly columns: readonly string[];
}

/** Runs retrieval for every question and compares what it shows with the gold tables and columns. */
export async function measureSet(
  set: LinkingSet,
  budget: number,
  { vectors, values = false }: { readonly vectors: boolean; readonly values?: boolean | undefined },
): Promise<{ readonly figures: LinkingFigures; readonly misses: readonly Miss[] }> {
  const embedder = lexicalEmbedder();
  const vectorStore = exactVectorStore();
  const ingested = new Set<string>();
  const outcomes: Outcome[] = [];
  const misses: Miss[] = [];
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
    const outcome = judge(question, context, catalog, performance.now() - started);
    outcomes.push(outcome);
    if (outcome.missingTables.length + outcome.missingColumns.length > 0) {
      const { id, databaseName } = question;
      misses.push({
        id,
        databaseName,
        question: question.question,
        tables: outcome.missingTables,
        columns: outcome.missingColumns,
      });
    }
  }
  return { figures: summarise(outcomes), misses };
}

interface Outcome {
  readonly tableCount: number;
  readonly columnCount: number;
  readonly missingTables: readonly string[];
  readonly missingColumns: readonly string[];
  readonly tokens: number;
  readonly ms: number;
}

function judge(question: LinkingQuestion, context: SchemaContext, catalog: Catalog, ms: number): Outcome {
  const withSchema = catalog.searchPath.length === 0;
  const tables = new Set<string>();
  const columns = new Set<string>();
  for (const { schema, name, columns: shown } of context.tables) {
    const table = (withSchema ? `${schema}.${name}` : name).toLowerCase();
    tables.add(table);
    for (const column of shown) columns.add(`${table}.${column.name}`.toLowerCase());
  }
  const missing = (gold: LinkingQuestion['goldTables'], shown: ReadonlySet<string>): readonly string[] =>
    gold.filter((choices) => !choices.some((choice) => shown.has(choice))).map((choices) => choices[0] ?? '');
  return {
    tableCount: question.goldTables.length,
    columnCount: question.goldColumns.length,
    missingTables: missing(question.goldTables, tables),
    missingColumns: missing(question.goldColumns, columns),
    tokens: context.tokens,
    ms,
  };
}

function summarise(outcomes: readonly Outcome[]): LinkingFigures {
  const withTables = outcomes.filter(({ tableCount }) => tableCount > 0);
  const withColumns = outcomes.filter(({ columnCount }) => columnCount > 0);
  const tokens = outcomes.map((outcome) => outcome.tokens);
  const ms = outcomes.map((outcome) => outcome.ms);
  return {
    n: outcomes.length,
    tableRecall: mean(
      withTables.map(({ tableCount, missingTables }) => 1 - missingTables.length / tableCount),
    ),
    columnRecall: mean(
      withColumns.map(({ columnCount, missingColumns }) => 1 - missingColumns.length / columnCount),
    ),
    allTables: mean(withTables.map(({ missingTables }) => (missingTables.length === 0 ? 1 : 0))),
    allColumns: mean(withColumns.map(({ missingColumns }) => (missingColumns.length === 0 ? 1 : 0))),
    tokensMedian: quantile(tokens, 0.5),
    tokensP95: quantile(tokens, 0.95),
    msMedian: quantile(ms, 0.5),
    msP95: quantile(ms, 0.95),
  };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 1 : round(values.reduce((sum, value) => sum + value, 0) / values.length);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
