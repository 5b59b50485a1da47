import { type CallOptions, isNlQueryError } from '../../../src/adapter-kit/index.ts';
import { isMissingCollection } from './is-missing-collection.ts';
import { send } from './send.ts';
import type { QdrantSettings } from './settings.ts';

interface Described {
  readonly payload_schema?: Readonly<Record<string, unknown>>;
}

const indexes = [
  ['tenant_id', { type: 'keyword', is_tenant: true }],
  ['kind', 'keyword'],
  ['table', 'keyword'],
] as const;

/**
 * Makes a collection and its indexes, as far as they are missing: a key that may write into collections need not be one that may make
 * them. All tenants share it: no graph over all points (`m: 0`) but one a tenant (`payload_m`), and points of a
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
  const found = await send<Described>(settings, { method: 'GET', path, signal }).catch((error: unknown) => {
    if (isMissingCollection(error)) return null;
    throw error;
  });
  if (found === null) await createCollection();
  for (const [field, schema] of indexes) {
    if (Object.hasOwn(found?.payload_schema ?? {}, field)) continue;
    const body = { field_name: field, field_schema: schema };
    await send(settings, { method: 'PUT', path: `${path}/index?wait=true`, body, signal });
  }

  async function createCollection(): Promise<void> {
    const body = { vectors: { size: width, distance: 'Cosine' }, hnsw_config: { m: 0, payload_m: 16 } };
    await send(settings, { method: 'PUT', path, body, signal }).catch((error: unknown) => {
      const exists = isNlQueryError(error, 'VECTOR_STORE_FAILED') && error.details.status === 409;
      if (!exists) throw error;
    });
  }
}
