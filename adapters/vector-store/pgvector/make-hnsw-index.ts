import type { CallOptions } from '../../../src/adapter-kit/index.ts';
import { alterIndexes } from './alter-indexes.ts';
import { hnswIndexPrefix } from './hnsw-index-prefix.ts';
import { inTransaction, type RunStatement } from './in-transaction.ts';
import { indexedType } from './indexed-type.ts';
import type { OpenStore } from './open-store.ts';
import { quoteIdentifier } from './quote-identifier.ts';

interface Facts {
  readonly chunks: number;
  /** `null` when there is no such index. */
  readonly valid: boolean | null;
  /** As SQL spells it. */
  readonly tenant: string;
}

/**
 * Builds an HNSW index over the tenant's chunks when it has `hnswFromChunks` of them. It holds no other tenant's: a search through it finds
 * its own however small a part of the table they are. Concurrently, so that nobody's writes wait for it.
 */
export async function makeHnswIndex(
  store: OpenStore,
  tenantId: string,
  width: number,
  { signal }: CallOptions,
): Promise<void> {
  const { schema, hnswFromChunks } = store.settings;
  const type = indexedType(store.vector, width);
  if (hnswFromChunks === Number.POSITIVE_INFINITY || type === null) return;
  const name = `${hnswIndexPrefix(tenantId)}${Math.trunc(width)}`;
  const look = async (run: RunStatement): Promise<Facts | null> => {
    const [facts] = await run<Facts>(
      `SELECT (SELECT count(*)::float8 FROM ${schema}.chunks WHERE tenant_id = $1 AND width = $2) AS chunks,
         (SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass($3)) AS valid,
         quote_literal($1::text) AS tenant`,
      [tenantId, width, `${schema}.${quoteIdentifier(name)}`],
    );
    return facts && facts.valid !== true && facts.chunks >= hnswFromChunks ? facts : null;
  };
  if ((await inTransaction(store, { signal }, look)) === null) return;
  await alterIndexes(store, { signal }, async (run) => {
    // Another process may have built it meanwhile.
    const facts = await look(run);
    if (facts === null) return;
    // Left behind by a build that was broken off.
    if (facts.valid === false)
      await run(`DROP INDEX CONCURRENTLY IF EXISTS ${schema}.${quoteIdentifier(name)}`);
    await run(
      `CREATE INDEX CONCURRENTLY IF NOT EXISTS ${quoteIdentifier(name)} ON ${schema}.chunks
        USING hnsw ((embedding::${type.name}) ${type.operators})
        WHERE tenant_id = ${facts.tenant} AND width = ${Math.trunc(width)}`,
    );
  });
}
