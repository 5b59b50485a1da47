import { tableKey } from '../../catalog/table-key.ts';
import type { Embedder } from '../../ports/embedder.ts';
import type { VectorStore } from '../../ports/vector-store.ts';
import type { CatalogIndex } from './index-catalog.ts';

export interface VectorRequest {
  readonly tenantId: string;
  readonly question: string;
  readonly index: CatalogIndex;
  /** Tables whose columns are worth a look whatever their own vectors say, best first. */
  readonly likelyTables: readonly number[];
}

/** Cosine similarities, by table and by column. */
export interface VectorScores {
  readonly tables: ReadonlyMap<number, number>;
  readonly columns: ReadonlyMap<number, number>;
}

const columnHits = 120;
const tableHits = 60;
/** Up to here all columns are searched at once; above, only those of the best tables. */
const maxFlatColumns = 5000;
const searchedTables = 30;

/** The nearest tables and columns. A column of a series is its leader's. Chunks that the catalog no longer has are passed over. */
export async function searchVectors(
  { vectorStore, embedder }: { readonly vectorStore: VectorStore; readonly embedder: Embedder },
  { tenantId, question, index, likelyTables }: VectorRequest,
  signal: AbortSignal | undefined,
): Promise<VectorScores> {
  const scores = { tables: new Map<number, number>(), columns: new Map<number, number>() };
  const [vector] = await embedder.embed([question], { purpose: 'query', signal });
  if (!vector) return scores;
  const cap = vectorStore.capabilities.maxSearchLimit;
  const nearTables = await vectorStore.search(tenantId, vector, {
    limit: Math.min(tableHits, cap),
    kinds: ['table'],
    signal,
  });
  for (const { table, score } of nearTables) {
    const at = index.tableByKey.get(table);
    if (at !== undefined) scores.tables.set(at, score);
  }
  const near = nearTables.map(({ table }) => table);
  const likely = likelyTables.map((at) => keyOf(index, at));
  const within =
    index.columns.length > maxFlatColumns
      ? { tables: [...new Set([...interleave(near, likely)])].slice(0, searchedTables) }
      : {};
  const limit = Math.min(columnHits, cap);
  for (const hit of await vectorStore.search(tenantId, vector, {
    limit,
    kinds: ['column'],
    ...within,
    signal,
  })) {
    const table = index.tableByKey.get(hit.table);
    const column = table === undefined ? -1 : columnAt(index, index.leaderOf[table] ?? table, hit.column);
    if (column >= 0) scores.columns.set(column, Math.max(hit.score, scores.columns.get(column) ?? 0));
  }
  return scores;
}

function columnAt(index: CatalogIndex, table: number, name: string | null): number {
  const at = index.tables[table]?.columns.findIndex((column) => column.name === name) ?? -1;
  return at < 0 ? -1 : (index.firstColumn[table] ?? 0) + at;
}

function keyOf(index: CatalogIndex, at: number): string {
  const table = index.tables[at];
  return table ? tableKey(table.schema, table.name) : '';
}

function* interleave<Item>(first: readonly Item[], second: readonly Item[]): Generator<Item> {
  for (let at = 0; at < Math.max(first.length, second.length); at++) {
    yield* first.slice(at, at + 1);
    yield* second.slice(at, at + 1);
  }
}
