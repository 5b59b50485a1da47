import type { CallOptions } from '../../../src/adapter-kit/index.ts';
import { ensureCollection } from './ensure-collection.ts';
import { send } from './send.ts';
import type { QdrantSettings } from './settings.ts';

/** The collections of one prefix: one a width of vectors, and one of manifests. */
export interface Collections {
  readonly manifests: string;
  ofWidth(width: number): string;
  /** Those of vectors that exist. */
  list(call: CallOptions): Promise<readonly string[]>;
  /** Makes it when it is missing; asks the server once. */
  ensure(name: string, width: number, call: CallOptions): Promise<void>;
  /** It is gone: `ensure` has to ask again. */
  forget(name: string): void;
}

export function createCollections(settings: QdrantSettings): Collections {
  const { prefix } = settings;
  const ensured = new Set<string>();
  return {
    manifests: `${prefix}_manifests`,
    ofWidth: (width) => `${prefix}_${width}`,
    list: async ({ signal }) => {
      const { collections } = await send<{ readonly collections: readonly { readonly name: string }[] }>(
        settings,
        { method: 'GET', path: '/collections', signal },
      );
      const names = collections.map(({ name }) => name);
      return names.filter(
        (name) => name.startsWith(`${prefix}_`) && /^\d+$/.test(name.slice(prefix.length + 1)),
      );
    },
    ensure: async (name, width, call) => {
      if (ensured.has(name)) return;
      await ensureCollection(settings, { name, width }, call);
      ensured.add(name);
    },
    forget: (name) => {
      ensured.delete(name);
    },
  };
}
