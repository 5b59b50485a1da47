import { isMissingCollection } from './is-missing-collection.ts';
import { type QdrantRequest, send } from './send.ts';
import type { QdrantSettings } from './settings.ts';

export type Condition =
  | { readonly key: string; readonly match: { readonly any: readonly string[] } }
  | { readonly has_id: readonly string[] };

export interface PointQuery {
  readonly vector: readonly number[];
  readonly limit: number;
}

export interface FoundPoint<Payload> {
  readonly score: number;
  readonly payload: Payload;
}

/** The points of one tenant in one collection. */
export interface TenantPoints {
  query<Payload>(
    query: PointQuery,
    conditions: readonly Condition[],
  ): Promise<readonly FoundPoint<Payload>[]>;
  /** All points, page by page, with these fields of their payloads. */
  scroll<Payload>(fields: readonly string[]): AsyncGenerator<Payload>;
  delete(conditions: readonly Condition[]): Promise<void>;
}

/** Points of one page: about a megabyte of ids and hashes. */
const pageSize = 10_000;

/**
 * The only way this adapter reads or deletes points. The condition on the tenant is added here, last, whatever the others are: there is no call
 * without it. A collection that does not exist holds none.
 */
export function tenantPoints(
  settings: QdrantSettings,
  {
    collection,
    tenantId,
    signal,
  }: { collection: string; tenantId: string; signal?: AbortSignal | undefined },
): TenantPoints {
  async function post<Result>(
    operation: string,
    { conditions, ...body }: { readonly conditions: readonly Condition[]; readonly [field: string]: unknown },
    absent: Result,
  ): Promise<Result> {
    const filter = { must: [...conditions, { key: 'tenant_id', match: { value: tenantId } }] };
    const request: QdrantRequest = {
      method: 'POST',
      path: `/collections/${encodeURIComponent(collection)}/points/${operation}`,
      body: { ...body, filter },
      signal,
    };
    return send<Result>(settings, request).catch((error: unknown) => {
      if (isMissingCollection(error)) return absent;
      throw error;
    });
  }

  return {
    query: async <Payload>({ vector, limit }: PointQuery, conditions: readonly Condition[]) => {
      const body = {
        query: vector,
        limit,
        params: { exact: settings.exact },
        with_payload: true,
        conditions,
      };
      type Result = { readonly points: readonly FoundPoint<Payload>[] };
      return (await post<Result>('query', body, { points: [] })).points;
    },
    scroll: async function* <Payload>(fields: readonly string[]) {
      type Page = {
        readonly points: readonly { readonly payload: Payload }[];
        readonly next_page_offset: string | null;
      };
      for (let offset: string | null = null; ; ) {
        const body = { limit: pageSize, with_payload: fields, with_vector: false, conditions: [] };
        const page: Page = await post<Page>('scroll', offset === null ? body : { ...body, offset }, {
          points: [],
          next_page_offset: null,
        });
        for (const { payload } of page.points) yield payload;
        offset = page.next_page_offset ?? null;
        if (offset === null) return;
      }
    },
    delete: async (conditions) => {
      await post<unknown>('delete?wait=true', { conditions }, null);
    },
  };
}
