import { type CallOptions, isNlQueryError } from '../../../src/adapter-kit/index.ts';
import { send } from './send.ts';
import type { QdrantSettings } from './settings.ts';

/**
 * Makes a collection and its indexes. All tenants share it: no graph over all points (`m: 0`) but one a tenant (`payload_m`), and points of a
 * tenant stored side by side (`is_tenant`). Another process may be making it at the same time.
 *
 * Source: https://qdrant.tech/documentation/guides/multitenancy/
 */
export async function ensureCollection(
  settings: QdrantSettings,
  { name, width }: { readonly name: string; readonly width: number },
  { signal }: CallOptions,
): Promise<void> {
  const path = `/collections/${encodeURIComponent(name)}`;
  await send(settings, {
    method: 'PUT',
    path,
    body: { vectors: { size: width, distance: 'Cosine' }, hnsw_config: { m: 0, payload_m: 16 } },
    signal,
  }).catch((error: unknown) => {
    const exists = isNlQueryError(error, 'VECTOR_STORE_FAILED') && error.details.status === 409;
    if (!exists) throw error;
  });
  const index = (field: string, schema: object | string): Promise<unknown> =>
    send(settings, {
      method: 'PUT',
      path: `${path}/index?wait=true`,
      body: { field_name: field, field_schema: schema },
      signal,
    });
  await index('tenant_id', { type: 'keyword', is_tenant: true });
  await index('kind', 'keyword');
  await index('table', 'keyword');
}
