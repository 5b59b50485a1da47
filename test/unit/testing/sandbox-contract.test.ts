import { describe } from 'vitest';
import { duckdbSandbox } from '../../../adapters/sandbox/duckdb/index.ts';
import { sqliteSandbox } from '../../../adapters/sandbox/sqlite/index.ts';
import {
  NlQueryError,
  type OpenSandboxOptions,
  type Sandbox,
  type ScratchDatabase,
} from '../../../src/adapter-kit/index.ts';
import { sandboxContract } from '../../../src/testing/index.ts';
import { commonSabotages } from './common-sabotages.ts';
import { expectEveryCaseCanFail } from './expect-every-case-can-fail.ts';
import type { Sabotage } from './sabotage.ts';
import { failing } from './sound/failing.ts';

/** The DuckDB sandbox, with the plan costs that it lacks. */
function soundSandbox(): Sandbox {
  const duckdb = duckdbSandbox();
  return {
    ...duckdb,
    capabilities: { ...duckdb.capabilities, costs: true },
    open: async (options) => {
      const database = await duckdb.open(options);
      return {
        ...database,
        query: async (sql, queryOptions) =>
          sql.startsWith('EXPLAIN')
            ? { columns: [], rows: [['cost=1']], truncated: false }
            : database.query(sql, queryOptions),
      };
    },
  };
}

type Change = (database: ScratchDatabase, options: OpenSandboxOptions) => Partial<ScratchDatabase>;

/** The sandbox with its databases changed. */
function opening(sound: Sandbox, change: Change): Sandbox {
  return {
    ...sound,
    open: async (options = {}) => {
      const database = await sound.open(options);
      return { ...database, ...change(database, options) };
    },
  };
}

const shared = Promise.withResolvers<ScratchDatabase>();

const common: readonly Sabotage<Sandbox>[] = [
  ...commonSabotages<Sandbox>({ methods: ['open'], code: 'SANDBOX_FAILED', unreachable: true }),
  {
    name: 'stands in for others alone',
    kills: ['stands in for its own dialect'],
    break: (sound) => ({ ...sound, standsInFor: ['tsql'] }),
  },
  {
    name: 'has one database',
    kills: ['two databases are apart'],
    break: (sound) => ({
      ...sound,
      open: async () => {
        sound.open().then(shared.resolve);
        return { ...(await shared.promise), close: async () => {} };
      },
    }),
  },
  {
    name: 'knows one namespace',
    kills: ['tables of the same name stand in each of the namespaces that open was given'],
    break: (sound) =>
      opening(sound, (database, { namespaces: [first] = [] }) => ({
        place: (namespace) => database.place(first ?? namespace),
      })),
  },
  {
    name: 'gives rows as the engine stores them',
    kills: ['query gives columns by name and rows in order'],
    break: (sound) =>
      opening(sound, (database) => ({
        query: (sql, options) => database.query(sql.replace(/ORDER BY.*/, ''), options),
      })),
  },
  {
    name: 'rounds large numbers',
    kills: ['query gives whole numbers as numbers, and as text when a number cannot hold them'],
    break: (sound) =>
      opening(sound, (database) => ({
        query: async (sql, options) => {
          const result = await database.query(sql, options);
          return { ...result, rows: result.rows.map((row) => row.map(Number)) };
        },
      })),
  },
  {
    name: 'never cuts',
    kills: ['query cuts the rows at maxRows and says so'],
    break: (sound) =>
      opening(sound, (database) => ({
        query: (sql, options) => database.query(sql, { ...options, maxRows: undefined }),
      })),
  },
  {
    name: 'runs the last call first',
    kills: ['calls run in the order of calling'],
    break: (sound) =>
      opening(sound, (database) => ({
        execute: async (sql, options) => {
          await new Promise((resolve) => setTimeout(resolve, 50));
          return database.execute(sql, options);
        },
      })),
  },
  {
    name: 'swallows faults',
    kills: [
      'execute and query reject with SQL_FAULT when the engine refuses a statement, and the database is of use',
      'a statement that reaches for a file is refused',
    ],
    break: (sound) =>
      opening(sound, (database) => ({
        execute: (sql, options) => database.execute(sql, options).catch(() => {}),
      })),
  },
  {
    name: 'looks at signals of open alone',
    kills: [
      'execute and query reject with ABORTED when their signal was aborted',
      'query rejects with ABORTED when its signal is aborted under way',
    ],
    break: (sound) =>
      opening(sound, (database) => ({
        execute: (sql) => database.execute(sql),
        query: (sql, options) => database.query(sql, { ...options, signal: undefined }),
      })),
  },
  {
    name: 'has no time limit',
    kills: ['query rejects with SQL_FAULT when a statement hits its time limit'],
    break: (sound) =>
      opening(sound, (database) => ({
        query: (sql, options) => database.query(sql, { ...options, timeoutMs: 60_000 }),
      })),
  },
  {
    name: 'answers after it was closed',
    kills: [
      'close is safe to call twice, and calls after it reject with CLOSED',
      'close stops what is running',
    ],
    break: (sound) =>
      opening(sound, () => ({
        execute: async () => {},
        query: async () => ({ columns: [], rows: [], truncated: false }),
      })),
  },
];

const surviving: readonly Sabotage<Sandbox>[] = [
  {
    name: 'takes no catalogs',
    kills: ['a name of three parts is taken as written'],
    break: (sound) =>
      opening(sound, (database) => ({ place: (namespace) => database.place(namespace).slice(1) })),
  },
  {
    name: 'shows plans without costs',
    kills: ['a plan has a cost'],
    break: (sound) =>
      opening(sound, (database) => ({
        query: (sql, options) => database.query(sql.replace('EXPLAIN', ''), options),
      })),
  },
  {
    name: 'loses its tables at a time limit',
    kills: ['the database is as it was after a statement that hit its time limit'],
    break: (sound) =>
      opening(sound, (database) => ({
        query: async (sql, options) => {
          try {
            return await database.query(sql, options);
          } catch (error) {
            await database.execute('DROP TABLE IF EXISTS t');
            throw error;
          }
        },
      })),
  },
];

const fragile: readonly Sabotage<Sandbox>[] = [
  {
    name: 'says that the statement is at fault when its database is gone',
    kills: ['calls reject with SANDBOX_FAILED after a statement that hit its time limit'],
    break: (sound) =>
      opening(sound, (database) => ({
        query: (sql, options) =>
          database.query(sql, options).catch((error: NlQueryError) => {
            if (error.code !== 'SANDBOX_FAILED') throw error;
            const fault = { kind: 'other', name: null, message: 'gone' } as const;
            throw new NlQueryError('SQL_FAULT', 'gone', { details: { fault } });
          }),
      })),
  },
];

describe.each([
  ['that survives a time limit', soundSandbox, ['catalogs', 'costs', 'survivesTimeout'], surviving],
  ['that does not survive a time limit', sqliteSandbox, [], fragile],
] as const)('a sandbox %s', (_, sound, capabilities, further) => {
  expectEveryCaseCanFail<Sandbox>({
    contract: (create, options) => sandboxContract(() => create(''), options),
    sound,
    unreachable: () => failing(sound(), ['open'], 'SANDBOX_FAILED'),
    capabilities,
    secrets: ['pass-s3cret'],
    sabotages: [...common, ...further],
    patienceMs: 3_000,
  });
});
