import type { CallOptions } from '../../../src/adapter-kit/index.ts';
import type { Collections } from './create-collections.ts';
import { isMissingCollection } from './is-missing-collection.ts';
import { send } from './send.ts';
import type { QdrantSettings } from './settings.ts';

export interface Point {
  readonly id: string;
  readonly vector: readonly number[];
  readonly payload: Readonly<Record<string, unknown>> & { readonly tenant_id: string };
}

/** Writes points, replacing those of the same id, and makes the collection when it is missing. */
export async function putPoints(
  { settings, collections }: { readonly settings: QdrantSettings; readonly collections: Collections },
  { collection, points }: { readonly collection: string; readonly points: readonly Point[] },
  call: CallOptions,
): Promise<void> {
  const width = points[0]?.vector.length ?? 0;
  const put = async (): Promise<void> => {
    await collections.ensure(collection, width, call);
    const path = `/collections/${encodeURIComponent(collection)}/points?wait=true`;
    await send(settings, { method: 'PUT', path, body: { points }, signal: call.signal });
  };
  await put().catch((error: unknown) => {
    if (!isMissingCollection(error)) throw error;
    // Somebody has dropped it since.
    collections.forget(collection);
    return put();
  });
}
