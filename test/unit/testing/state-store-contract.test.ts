import { memoryStateStore } from '../../../adapters/state-store/memory/index.ts';
import {
  type Json,
  NlQueryError,
  type StateRecord,
  type StateStore,
} from '../../../src/adapter-kit/index.ts';
import { stateStoreContract } from '../../../src/testing/index.ts';
import { commonSabotages } from './common-sabotages.ts';
import { expectEveryCaseCanFail } from './expect-every-case-can-fail.ts';
import type { Sabotage } from './sabotage.ts';
import { failing } from './sound/failing.ts';
import { hanging } from './sound/hanging.ts';

const methods = ['get', 'set', 'delete', 'list'] as const;
const storages = new Map<string, StateStore>();

/** The memory store, kept by storage name, so that it outlives `close` as a file would. */
function soundStateStore(storage: string): StateStore {
  const kept = storages.get(storage) ?? memoryStateStore();
  storages.set(storage, kept);
  return { ...kept, name: 'sound', capabilities: { persistent: true }, close: async () => {} };
}

const sabotages: readonly Sabotage<StateStore>[] = [
  ...commonSabotages<StateStore>({
    methods,
    code: 'STATE_STORE_FAILED',
    unreachable: true,
    unanswering: true,
  }),
  {
    name: 'always holds something',
    kills: ['get gives null for a key that holds nothing', 'delete resolves to true and removes the value'],
    break: (sound) => ({ ...sound, get: async (key) => (await sound.get(key)) ?? 'something' }),
  },
  {
    name: 'does not say whether it wrote',
    kills: ['set resolves to true, and get gives the value', 'set replaces the value whole'],
    break: (sound) => ({ ...sound, set: async (...args) => !(await sound.set(...args)) }),
  },
  {
    name: 'merges objects',
    kills: ['set replaces the value whole'],
    break: (sound) => ({
      ...sound,
      set: async (key, value) => {
        const old = await sound.get(key);
        const merged = isObject(old) && isObject(value) ? { ...old, ...value } : value;
        return sound.set(key, merged);
      },
    }),
  },
  ...Object.entries({
    'forgets the case of keys': (key: string) => key.toLowerCase(),
    'forgets blanks at the end of keys': (key: string) => key.trimEnd(),
    'forgets accents in keys': (key: string) => key.normalize('NFD').replace(/\p{Mark}/gu, ''),
    'composes the characters of keys': (key: string) => key.normalize('NFC'),
    'keeps keys in an object': (key: string) => (key in {} ? 'taken' : key),
  }).map(
    ([name, altered]): Sabotage<StateStore> => ({
      name,
      kills: ['keys are kept apart, whatever text they are'],
      break: (sound) => ({
        ...sound,
        get: (key) => sound.get(altered(key)),
        set: (key, ...rest) => sound.set(altered(key), ...rest),
      }),
    }),
  ),
  {
    name: 'keeps the objects it is given, and gives them out',
    kills: [
      'what is stored does not change with the object that was given',
      'what is stored does not change with the object that was got',
    ],
    break: (sound) => {
      const kept = new Map<string, Json>();
      return {
        ...sound,
        set: async (key, value) => kept.set(key, value).has(key),
        get: async (key) => kept.get(key) ?? null,
      };
    },
  },
  {
    name: 'cuts long values',
    kills: ['a value of a million characters is kept'],
    break: (sound) => ({
      ...sound,
      get: async (key) => JSON.parse(JSON.stringify(await sound.get(key)).replace(/é{65000,}/, 'é')),
    }),
  },
  {
    name: 'writes a value field by field',
    kills: ['writes of one key at the same time leave one of their values, whole'],
    break: (sound) => ({
      ...sound,
      set: async (key, value) => {
        if (isObject(value)) {
          await sound.set(key, { ...value, again: 0 });
          await new Promise((resolve) => setTimeout(resolve, Number(value.id)));
          await sound.set(key, { ...((await sound.get(key)) as object), again: Number(value.id) });
          await sound.set(key, { id: 0, again: Number(value.id) });
        }
        return true;
      },
    }),
  },
  {
    name: 'deletes nothing',
    kills: [
      'delete resolves to true and removes the value',
      'set with ifAbsent writes a key that was deleted',
      'list leaves out what was deleted',
    ],
    break: (sound) => ({ ...sound, delete: async () => true }),
  },
  {
    name: 'always says that it deleted',
    kills: [
      'delete resolves to false when there was nothing to delete',
      'a record whose time is up cannot be deleted',
    ],
    break: (sound) => ({ ...sound, delete: async (key) => (await sound.delete(key)) || true }),
  },
  {
    name: 'never writes with ifAbsent',
    kills: ['set with ifAbsent writes a free key', 'set with ifAbsent writes a key whose time is up'],
    break: (sound) => ({ ...sound, set: async (k, v, o) => (o?.ifAbsent ? false : sound.set(k, v, o)) }),
  },
  {
    name: 'ignores ifAbsent',
    kills: [
      'set with ifAbsent leaves a key that holds a value, even null, and resolves to false',
      'set with ifAbsent that is refused does not change the time limit',
      'of many sets with ifAbsent at the same time exactly one writes',
    ],
    break: (sound) => ({ ...sound, set: (k, v, o) => sound.set(k, v, { ...o, ifAbsent: false }) }),
  },
  {
    name: 'takes null for nothing',
    kills: ['set with ifAbsent leaves a key that holds a value, even null, and resolves to false'],
    break: (sound) => ({
      ...sound,
      set: async (k, v, o) =>
        o?.ifAbsent && (await sound.get(k)) !== null ? false : sound.set(k, v, { ...o, ifAbsent: false }),
    }),
  },
  {
    name: 'looks before it writes',
    kills: [
      'of many sets with ifAbsent at the same time exactly one writes',
      'of many sets with ifAbsent through two stores on the same storage exactly one writes',
    ],
    break: (sound) => ({
      ...sound,
      set: async (k, v, o) => {
        if (o?.ifAbsent && (await sound.get(k)) !== null) return false;
        await new Promise((resolve) => setImmediate(resolve));
        return sound.set(k, v, { ...o, ifAbsent: false });
      },
    }),
  },
  {
    name: 'drops records with a time limit at once',
    kills: [
      'a record with a time limit is there before its time is up',
      'set with a longer time limit puts off an earlier one',
    ],
    break: (sound) => ({
      ...sound,
      set: (k, v, o) => sound.set(k, v, o?.ttlMs === undefined ? o : { ...o, ttlMs: 0 }),
    }),
  },
  {
    name: 'takes milliseconds for seconds',
    kills: [
      'a record vanishes from get when its time is up',
      'a record vanishes from list when its time is up',
      'a record written with ifAbsent and a time limit vanishes',
    ],
    break: (sound) => ({
      ...sound,
      set: (k, v, o) => sound.set(k, v, o?.ttlMs === undefined ? o : { ...o, ttlMs: o.ttlMs * 1_000 }),
    }),
  },
  {
    name: 'lists, deletes and guards what has expired',
    kills: [
      'a record vanishes from list when its time is up',
      'a record whose time is up cannot be deleted',
      'set with ifAbsent writes a key whose time is up',
    ],
    break: (sound) => {
      const limits = new Map<string, number>();
      const expired = (key: string): boolean => (limits.get(key) ?? Number.POSITIVE_INFINITY) <= Date.now();
      return {
        ...sound,
        set: (k, v, o) => {
          if (o?.ttlMs !== undefined) limits.set(k, Date.now() + o.ttlMs);
          return sound.set(k, v, { ...o, ttlMs: undefined });
        },
        get: async (k) => (expired(k) ? null : sound.get(k)),
      };
    },
  },
  {
    name: 'keeps an earlier time limit',
    kills: [
      'set without a time limit lifts an earlier one',
      'set with a longer time limit puts off an earlier one',
    ],
    break: (sound) => {
      const limits = new Map<string, number>();
      return {
        ...sound,
        set: (k, v, o) => {
          const ttlMs = limits.get(k) ?? o?.ttlMs;
          if (ttlMs !== undefined) limits.set(k, ttlMs);
          return sound.set(k, v, { ...o, ttlMs });
        },
      };
    },
  },
  {
    name: 'lists everything',
    kills: ['list gives an empty list when no key starts with the prefix'],
    break: (sound) => ({ ...sound, list: () => sound.list('') }),
  },
  {
    name: 'leaves the prefix itself out of the list',
    kills: [
      'list gives keys and values of those that start with the prefix, the prefix itself among them',
      'list takes a prefix that ends in the highest code points',
    ],
    break: (sound) => ({ ...sound, list: async (p) => (await sound.list(p)).filter(({ key }) => key !== p) }),
  },
  {
    name: 'lists nothing for the empty prefix',
    kills: ['list of the empty prefix gives everything'],
    break: (sound) => ({ ...sound, list: async (p) => (p === '' ? [] : sound.list(p)) }),
  },
  {
    name: 'lists by LIKE',
    kills: ['list takes % and _ literally', 'list tells upper from lower case'],
    break: (sound) => ({
      ...sound,
      list: (prefix) => listMatching(sound, prefix, /[%_]/g, (sign) => (sign === '%' ? '.*' : '.'), 'i'),
    }),
  },
  {
    name: 'lists by glob',
    kills: ['list takes *, ?, brackets and backslashes literally'],
    break: (sound) => ({
      ...sound,
      list: (prefix) => listMatching(sound, prefix, /[*?]/g, (sign) => (sign === '*' ? '.*' : '.'), ''),
    }),
  },
  {
    name: 'lists in the order of a language',
    kills: ['list orders by code unit'],
    break: (sound) => ({
      ...sound,
      list: async (p) => (await sound.list(p)).toSorted((a, b) => a.key.localeCompare(b.key)),
    }),
  },
  {
    name: 'bounds the list by U+FFFF',
    kills: ['list takes a prefix that ends in the highest code points'],
    break: (sound) => ({
      ...sound,
      list: async (p) =>
        (await sound.list('')).filter(({ key }) => key >= p && key < `${p}\uffff` && key !== p),
    }),
  },
  {
    name: 'lists one page',
    kills: ['list gives 2,500 records'],
    break: (sound) => ({ ...sound, list: async (p) => (await sound.list(p)).slice(0, 1_000) }),
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
    name: 'cannot be closed before it was used',
    kills: ['close is safe before first use'],
    break: (sound) => ({ ...sound, close: () => Promise.reject(storeFailed()) }),
  },
  {
    name: 'forgets everything when it is opened',
    kills: [
      'what is stored is there when the store is opened again',
      'two stores on the same storage see what the other writes',
    ],
    break: () => ({ ...memoryStateStore(), capabilities: { persistent: true } }),
  },
];

async function listMatching(
  store: StateStore,
  prefix: string,
  signs: RegExp,
  meaning: (sign: string) => string,
  flags: string,
): Promise<readonly StateRecord[]> {
  const pattern = prefix.replace(/[.^$+()[\]{}|\\]/g, '\\$&').replace(signs, meaning);
  return (await store.list('')).filter(({ key }) => new RegExp(`^${pattern}`, flags).test(key));
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function storeFailed(): NlQueryError {
  return new NlQueryError('STATE_STORE_FAILED', 'Refused.', { details: { adapter: 'sabotaged' } });
}

expectEveryCaseCanFail({
  contract: stateStoreContract,
  sound: soundStateStore,
  unreachable: () => failing(soundStateStore('unreachable'), methods, 'STATE_STORE_FAILED'),
  unanswering: () => hanging(soundStateStore('unanswering'), methods),
  capabilities: ['persistent'],
  secrets: ['pass-s3cret'],
  sabotages,
});
