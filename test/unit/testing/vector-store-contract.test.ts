import {
  type EmbeddedChunk,
  type Manifest,
  NlQueryError,
  type VectorStore,
} from '../../../src/adapter-kit/index.ts';
import { vectorStoreContract } from '../../../src/testing/index.ts';
import { commonSabotages } from './common-sabotages.ts';
import { expectEveryCaseCanFail } from './expect-every-case-can-fail.ts';
import type { Sabotage } from './sabotage.ts';
import { failing } from './sound/failing.ts';
import { hanging } from './sound/hanging.ts';
import { soundVectorStore } from './sound/sound-vector-store.ts';

const methods = [
  'upsert',
  'search',
  'fingerprints',
  'remove',
  'readManifest',
  'writeManifest',
  'clear',
] as const;
const oneTenant = 'everyone';
let opened = 0;

const sabotages: readonly Sabotage<VectorStore>[] = [
  ...commonSabotages<VectorStore>({
    methods,
    code: 'VECTOR_STORE_FAILED',
    unreachable: true,
    unanswering: true,
  }),
  {
    name: 'finds nothing',
    kills: [
      'upsert stores every field of a chunk',
      'upsert of an empty list changes nothing',
      'search compares by angle and not by length',
      'search takes the limit that the store declares as its greatest',
      'search gives all kinds and tables unless told otherwise',
      'a cleared tenant can be filled again',
    ],
    break: (sound) => ({ ...sound, search: async () => [] }),
  },
  {
    name: 'loses the text of chunks',
    kills: ['upsert stores every field of a chunk', 'upsert replaces a chunk whole by its id'],
    break: (sound) => ({
      ...sound,
      upsert: (tenantId, chunks) =>
        sound.upsert(
          tenantId,
          chunks.map((chunk) => ({ ...chunk, text: 'lost' })),
        ),
    }),
  },
  {
    name: 'never replaces a chunk',
    kills: [
      'upsert replaces a chunk whole by its id',
      'upsert replaces a vector by one of another width',
      'fingerprints gives the hash that was stored last',
      'sixty random writes to three tenants leave each with its own chunks and manifest alone',
    ],
    break: (sound) => ({
      ...sound,
      upsert: async (tenantId, chunks, options) => {
        const stored = await sound.fingerprints(tenantId);
        await sound.upsert(
          tenantId,
          chunks.filter(({ id }) => !stored.has(id)),
          options,
        );
      },
    }),
  },
  {
    name: 'stores a chunk again each time',
    kills: ['upsert repeated changes nothing'],
    break: (sound) => {
      let copies = 0;
      const numbered = (chunk: EmbeddedChunk) => ({ ...chunk, id: `${chunk.id}#${copies++}` });
      return {
        ...sound,
        upsert: (tenantId, chunks) => sound.upsert(tenantId, chunks.map(numbered)),
        search: async (...args) =>
          (await sound.search(...args)).map((c) => ({ ...c, id: c.id.replace(/#.*/, '') })),
      };
    },
  },
  {
    name: 'replaces everything with each upsert',
    kills: [
      'upsert keeps the chunks it does not name',
      'upsert of an empty list changes nothing',
      'upserts at the same time all stand',
    ],
    break: (sound) => ({
      ...sound,
      upsert: async (tenantId, chunks) => {
        await new Promise((resolve) => setImmediate(resolve));
        await sound.clear(tenantId);
        await sound.upsert(tenantId, chunks);
      },
    }),
  },
  {
    name: 'takes a thousand chunks or ids at most',
    kills: ['upsert takes 1,500 chunks in one call', 'remove takes 1,500 ids in one call'],
    break: (sound) => ({
      ...sound,
      upsert: (tenantId, chunks) => sound.upsert(tenantId, chunks.slice(0, 1_000)),
      remove: (tenantId, ids) => sound.remove(tenantId, ids.slice(0, 1_000)),
    }),
  },
  {
    name: 'keeps hold of the vectors it is given',
    kills: ['upsert keeps no hold of the vectors it is given'],
    break: (sound) => {
      let given: readonly EmbeddedChunk[] = [];
      return {
        ...sound,
        upsert: async (_, chunks) => {
          given = chunks;
        },
        search: async (tenantId, vector, options) => {
          await sound.upsert(tenantId, given);
          return sound.search(tenantId, vector, options);
        },
      };
    },
  },
  {
    name: 'invents a result when nothing is stored',
    kills: ['search gives an empty list when nothing is stored'],
    break: (sound) => ({
      ...sound,
      search: async (...args) => {
        const found = await sound.search(...args);
        const invented = {
          id: 'x',
          kind: 'table',
          table: 't',
          column: null,
          text: '',
          contentHash: '',
          score: 0,
        } as const;
        return found.length === 0 ? [invented] : found;
      },
    }),
  },
  {
    name: 'gives the worst match first',
    kills: ['search gives the best match first', 'search gives at most limit chunks, and those the nearest'],
    break: (sound) => ({
      ...sound,
      search: async (tenantId, vector, options) =>
        (await sound.search(tenantId, vector, { ...options, limit: 1_000 }))
          .toReversed()
          .slice(0, options.limit),
    }),
  },
  {
    name: 'scores by dot product',
    kills: ['search compares by angle and not by length', 'search scores by cosine similarity'],
    break: (sound) => {
      const lengths = new Map<string, number>();
      return {
        ...sound,
        upsert: (tenantId, chunks) => {
          for (const { id, vector } of chunks) lengths.set(id, Math.hypot(...vector));
          return sound.upsert(tenantId, chunks);
        },
        search: async (...args) =>
          (await sound.search(...args))
            .map((chunk) => ({ ...chunk, score: chunk.score * (lengths.get(chunk.id) ?? 1) }))
            .sort((a, b) => b.score - a.score),
      };
    },
  },
  {
    name: 'scores by distance',
    kills: ['search scores by cosine similarity'],
    break: (sound) => ({
      ...sound,
      search: async (...args) =>
        (await sound.search(...args)).map((chunk) => ({ ...chunk, score: 1 - chunk.score })),
    }),
  },
  {
    name: 'ignores the limit',
    kills: ['search gives at most limit chunks, and those the nearest'],
    break: (sound) => ({
      ...sound,
      search: (tenantId, vector, options) => sound.search(tenantId, vector, { ...options, limit: 1_000 }),
    }),
  },
  {
    name: 'compares vectors of any width',
    kills: [
      'search compares only vectors of the width of the query',
      'upsert replaces a vector by one of another width',
    ],
    break: (sound) => {
      const padded = (vector: Float32Array): Float32Array =>
        Float32Array.from({ length: 8 }, (_, i) => vector[i] ?? 0);
      return {
        ...sound,
        upsert: (tenantId, chunks) =>
          sound.upsert(
            tenantId,
            chunks.map((c) => ({ ...c, vector: padded(c.vector) })),
          ),
        search: (tenantId, vector, options) => sound.search(tenantId, padded(vector), options),
      };
    },
  },
  {
    name: 'refuses the limit it declares',
    kills: ['search takes the limit that the store declares as its greatest'],
    break: (sound) => ({
      ...sound,
      search: async (tenantId, vector, options) => {
        if (options.limit >= sound.capabilities.maxSearchLimit) throw storeFailed();
        return sound.search(tenantId, vector, options);
      },
    }),
  },
  {
    name: 'ignores the kinds asked for',
    kills: [
      'search gives only chunks of the kind asked for',
      'search gives chunks of all the kinds asked for',
      'search applies both filters',
      'search finds nothing when asked for no kind',
    ],
    break: (sound) => ({
      ...sound,
      search: (tenantId, vector, options) => sound.search(tenantId, vector, { ...options, kinds: undefined }),
    }),
  },
  {
    name: 'ignores the tables asked for',
    kills: [
      'search gives only chunks of the table asked for',
      'search gives chunks of all the tables asked for',
      'search finds nothing when asked for no table',
      'search finds nothing in a table that is not stored',
    ],
    break: (sound) => ({
      ...sound,
      search: (tenantId, vector, options) =>
        sound.search(tenantId, vector, { ...options, tables: undefined }),
    }),
  },
  {
    name: 'filters after the limit',
    kills: ['search fills its limit with chunks that pass the filters'],
    break: (sound) => ({
      ...sound,
      search: async (tenantId, vector, { kinds, ...options }) =>
        (await sound.search(tenantId, vector, options)).filter(({ kind }) => !kinds || kinds.includes(kind)),
    }),
  },
  {
    name: 'filters tables after the limit',
    kills: ['search fills its limit with chunks of the tables asked for'],
    break: (sound) => ({
      ...sound,
      search: async (tenantId, vector, { tables, ...options }) =>
        (await sound.search(tenantId, vector, options)).filter(
          ({ table }) => tables?.includes(table) ?? true,
        ),
    }),
  },
  {
    name: 'finds forty chunks at most',
    kills: ['search gives as many chunks as the limit asks for, when there are'],
    break: (sound) => ({
      ...sound,
      search: (tenantId, vector, options) =>
        sound.search(tenantId, vector, { ...options, limit: Math.min(options.limit, 40) }),
    }),
  },
  {
    name: 'cuts texts',
    kills: ['upsert keeps long texts and long names whole'],
    break: (sound) => ({
      ...sound,
      upsert: (tenantId, chunks) =>
        sound.upsert(
          tenantId,
          chunks.map((chunk) => ({ ...chunk, text: chunk.text.slice(0, 255) })),
        ),
    }),
  },
  {
    name: 'reads one page of fingerprints',
    kills: ['fingerprints gives, and clear deletes, every one of 12,000 chunks'],
    break: (sound) => ({
      ...sound,
      fingerprints: async (tenantId) => new Map([...(await sound.fingerprints(tenantId))].slice(0, 10_000)),
    }),
  },
  {
    name: 'clears one page',
    kills: ['fingerprints gives, and clear deletes, every one of 12,000 chunks'],
    break: (sound) => ({
      ...sound,
      clear: async (tenantId) =>
        sound.remove(tenantId, [...(await sound.fingerprints(tenantId)).keys()].slice(0, 10_000)),
    }),
  },
  {
    name: 'keeps the manifest it has read',
    kills: ['two stores on the same storage see what the other writes'],
    break: (sound) => {
      const known = new Map<string, Manifest | null>();
      return {
        ...sound,
        readManifest: async (tenantId) => {
          const manifest = known.has(tenantId) ? known.get(tenantId) : await sound.readManifest(tenantId);
          known.set(tenantId, manifest ?? null);
          return manifest ?? null;
        },
      };
    },
  },
  {
    name: 'invents a fingerprint',
    kills: [
      'fingerprints gives an empty map when nothing is stored',
      'clear deletes every chunk, of every width',
    ],
    break: (sound) => ({
      ...sound,
      fingerprints: async (tenantId) => new Map([...(await sound.fingerprints(tenantId)), ['ghost', 'hash']]),
    }),
  },
  {
    name: 'gives no fingerprints of tables',
    kills: ['fingerprints gives the content hash of every chunk of every width'],
    break: (sound) => ({
      ...sound,
      upsert: (tenantId, chunks) =>
        sound.upsert(
          tenantId,
          chunks.filter(({ kind }) => kind !== 'table'),
        ),
    }),
  },
  {
    name: 'removes nothing',
    kills: ['remove deletes the chunks it names and no others', 'remove ignores ids that are not stored'],
    break: (sound) => ({ ...sound, remove: async () => {} }),
  },
  {
    name: 'refuses to remove what is not there',
    kills: ['remove ignores ids that are not stored'],
    break: (sound) => ({
      ...sound,
      remove: async (tenantId, ids) => {
        const stored = await sound.fingerprints(tenantId);
        if (ids.some((id) => !stored.has(id))) throw storeFailed();
        await sound.remove(tenantId, ids);
      },
    }),
  },
  {
    name: 'clears the tenant when it removes',
    kills: ['remove of an empty list deletes nothing', 'remove leaves the manifest'],
    break: (sound) => ({ ...sound, remove: (tenantId) => sound.clear(tenantId) }),
  },
  {
    name: 'always has a manifest',
    kills: [
      'readManifest gives null for a tenant it does not know',
      'readManifest gives null until a manifest is written, whatever chunks are stored',
      'clear deletes the manifest',
    ],
    break: (sound) => ({
      ...sound,
      readManifest: async (id) => (await sound.readManifest(id)) ?? emptyManifest,
    }),
  },
  {
    name: 'loses the time of a manifest',
    kills: ['readManifest gives what was written, field by field', 'remove leaves the manifest'],
    break: (sound) => ({
      ...sound,
      writeManifest: (tenantId, manifest) => sound.writeManifest(tenantId, { ...manifest, finishedAt: '' }),
    }),
  },
  {
    name: 'keeps the first manifest',
    kills: ['writeManifest replaces the manifest and leaves the chunks'],
    break: (sound) => ({
      ...sound,
      writeManifest: async (tenantId, manifest) =>
        (await sound.readManifest(tenantId)) ? undefined : sound.writeManifest(tenantId, manifest),
    }),
  },
  {
    name: 'writes a manifest field by field',
    kills: ['writeManifest shows a reader the old manifest or the new one, and never none or a mixture'],
    break: (sound) => ({
      ...sound,
      writeManifest: async (tenantId, manifest) => {
        const old = (await sound.readManifest(tenantId)) ?? manifest;
        await sound.writeManifest(tenantId, { ...old, embedderId: manifest.embedderId });
        await new Promise((resolve) => setImmediate(resolve));
        await sound.writeManifest(tenantId, manifest);
      },
    }),
  },
  {
    name: 'clears only the manifest',
    kills: ['clear deletes every chunk, of every width'],
    break: (sound) => ({ ...sound, clear: async () => {} }),
  },
  {
    name: 'refuses to clear or close what it does not know',
    kills: ['clear of a tenant it does not know does nothing', 'close is safe before first use'],
    break: (sound) => {
      let used = false;
      return {
        ...sound,
        upsert: (...args) => {
          used = true;
          return sound.upsert(...args);
        },
        clear: async (tenantId) => {
          if ((await sound.fingerprints(tenantId)).size === 0) throw storeFailed();
          await sound.clear(tenantId);
        },
        close: async () => {
          if (!used) throw storeFailed();
        },
      };
    },
  },
  {
    name: 'has one room for all tenants',
    kills: [
      'two tenants keep chunks of the same id apart',
      'search fills its limit from its own tenant, however near the chunks of others are',
      'upsert does not touch another tenant',
      'remove does not touch another tenant',
      'writeManifest does not touch another tenant',
      'clear does not touch another tenant',
      'filters do not open another tenant',
      'a tenant id is taken literally',
      'sixty random writes to three tenants leave each with its own chunks and manifest alone',
    ],
    break: (sound) => renamed(sound, () => oneTenant),
  },
  {
    name: 'filters by tenant after the limit',
    kills: ['search fills its limit from its own tenant, however near the chunks of others are'],
    break: (sound) => ({
      ...sound,
      search: async (tenantId, vector, options) => {
        const own = await sound.search(tenantId, vector, { ...options, limit: 1_000 });
        const others = await sound.search('tenant_b', vector, { ...options, limit: 1_000 });
        const both = [...own, ...others].sort((a, b) => b.score - a.score).slice(0, options.limit);
        return both.filter((chunk) => own.includes(chunk));
      },
    }),
  },
  {
    name: 'drops the tenant filter when there are others',
    kills: ['filters do not open another tenant'],
    break: (sound) => ({
      ...sound,
      search: (tenantId, vector, options) =>
        sound.search(options.tables ? 'tenant_b' : tenantId, vector, options),
    }),
  },
  {
    name: 'takes tenant ids in any case for the same',
    kills: ['a tenant id is taken literally'],
    break: (sound) => renamed(sound, (tenantId) => tenantId.toLowerCase()),
  },
  {
    name: 'cuts tenant ids',
    kills: ['sixty random writes to three tenants leave each with its own chunks and manifest alone'],
    break: (sound) => renamed(sound, (tenantId) => tenantId.slice(0, 8)),
  },
  {
    name: 'cannot be closed twice',
    kills: ['close is safe to call twice'],
    break: (sound) => {
      let closed = false;
      return {
        ...sound,
        close: async () => {
          if (closed) throw storeFailed();
          closed = true;
        },
      };
    },
  },
  {
    name: 'forgets everything when it is opened',
    kills: [
      'what is stored is there when the store is opened again',
      'two stores on the same storage see what the other writes',
    ],
    break: () => soundVectorStore(`fresh-${opened++}`),
  },
];

const emptyManifest: Manifest = {
  catalogChecksum: '',
  embedderId: '',
  dimensions: 1,
  chunkCount: 0,
  finishedAt: '',
};

function renamed(sound: VectorStore, rename: (tenantId: string) => string): VectorStore {
  return {
    ...sound,
    upsert: (id, ...rest) => sound.upsert(rename(id), ...rest),
    search: (id, ...rest) => sound.search(rename(id), ...rest),
    fingerprints: (id, ...rest) => sound.fingerprints(rename(id), ...rest),
    remove: (id, ...rest) => sound.remove(rename(id), ...rest),
    readManifest: (id, ...rest) => sound.readManifest(rename(id), ...rest),
    writeManifest: (id, ...rest) => sound.writeManifest(rename(id), ...rest),
    clear: (id, ...rest) => sound.clear(rename(id), ...rest),
  };
}

function storeFailed(): NlQueryError {
  return new NlQueryError('VECTOR_STORE_FAILED', 'Refused.', { details: { adapter: 'sabotaged' } });
}

expectEveryCaseCanFail({
  contract: vectorStoreContract,
  sound: soundVectorStore,
  unreachable: () => failing(soundVectorStore('unreachable'), methods, 'VECTOR_STORE_FAILED'),
  unanswering: () => hanging(soundVectorStore('unanswering'), methods),
  capabilities: ['persistent'],
  secrets: ['pass-s3cret'],
  sabotages,
});
