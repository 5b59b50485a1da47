import { afterAll } from 'vitest';
import type {
  Catalog,
  CatalogColumn,
  CatalogTable,
  Database,
  DatabaseAddress,
  DatabaseConnection,
  RunOptions,
  RunResult,
  SqlFault,
} from '../../../src/adapter-kit/index.ts';
import { isNlQueryError, NlQueryError } from '../../../src/adapter-kit/index.ts';
import { databaseContract } from '../../../src/testing/index.ts';
import { expectEveryCaseCanFail } from './expect-every-case-can-fail.ts';
import type { Sabotage } from './sabotage.ts';
import { sharedSample } from './sound/shared-sample.ts';
import {
  closeSoundConnections,
  readerUrlOf,
  secretUrl,
  soundDatabase,
  unansweringUrl,
} from './sound/sound-database.ts';

type Broken = Sabotage<Database>;

const faults = [
  'a syntax error',
  'a table that is not there',
  'a column that is not there',
  'a function that is not there',
  'a column that two tables have',
];

const sabotages: readonly Broken[] = [
  sabotage('declares nothing right', {
    kills: [
      'is named like a subpath',
      'declares the capabilities that this contract checks',
      'declares a dialect',
      'declares schemes in lower case, without the colon',
    ],
    break: (sound) => ({
      ...sound,
      name: 'My SQL',
      dialect: 'cobol' as 'sqlite',
      schemes: ['SQLITE:'],
      capabilities: { ...sound.capabilities, readOnly: false },
    }),
  }),
  addresses('has no name for the database', ['parseUrl names the database'], (address) => ({
    ...address,
    databaseName: '',
  })),
  addresses(
    'adds to a URL each time',
    ['parseUrl gives a canonical URL that is its own canonical URL'],
    (address) => ({ ...address, canonicalUrl: `${address.canonicalUrl}x` }),
  ),
  addresses(
    'takes the URL as it comes',
    [
      'parseUrl takes the scheme in upper case for the same',
      'parseUrl gives one canonical URL for all that mean the same',
    ],
    (address, url) => ({ ...address, canonicalUrl: url }),
  ),
  addresses('takes all databases for one', ['parseUrl tells databases apart'], (address) => ({
    ...address,
    canonicalUrl: 'sqlite:///one.db',
  })),
  addresses(
    'names the database after its password',
    ['parseUrl gives the secrets of a URL and keeps them out of the name'],
    (address) => ({ ...address, databaseName: address.secrets.join() || 'x' }),
  ),
  addresses(
    'knows no secrets',
    ['parseUrl gives the secrets of a URL and keeps them out of the name'],
    (address) => ({ ...address, secrets: [] }),
  ),
  sabotage('repeats the URL it cannot use', {
    kills: ['parseUrl throws INVALID_DB_URL for a URL it cannot use, and does not repeat it'],
    break: (sound) => ({
      ...sound,
      parseUrl: (url) => {
        try {
          return sound.parseUrl(url);
        } catch (error) {
          throw Object.assign(error as Error, { cause: new Error(`bad ${url}`) });
        }
      },
    }),
  }),
  sabotage('says that a file is missing in its own words', {
    kills: [
      'connect rejects with DATABASE_UNREACHABLE and shows no credential',
      'connect rejects with DATABASE_UNREACHABLE when its time is up',
    ],
    break: (sound) => ({
      ...sound,
      connect: (url, options) =>
        sound.connect(url, options).catch(() => Promise.reject(new Error(`no ${url}`))),
    }),
  }),
  sabotage('ignores signals', {
    kills: [
      'connect rejects with ABORTED when its signal was aborted',
      'connect rejects with ABORTED when its signal is aborted under way',
      'introspect rejects with ABORTED when its signal was aborted',
      'dryRun rejects with ABORTED when its signal was aborted',
      'run rejects with ABORTED when its signal was aborted',
      'run rejects with ABORTED when its signal is aborted under way, and the connection is of use',
    ],
    break: (sound) => ({
      ...connecting(sound, (connection) => ({
        ...connection,
        introspect: () => connection.introspect(),
        dryRun: (sql) => connection.dryRun(sql),
        run: (sql, options) => connection.run(sql, { ...options, signal: undefined, timeoutMs: tooLongMs }),
      })),
    }),
  }),
  connections('cannot be closed twice', ['a connection is safe to close twice'], (connection) => {
    let closed = false;
    return {
      ...connection,
      close: async () => {
        if (closed) throw new Error('closed');
        closed = true;
        await connection.close();
      },
    };
  }),
  connections(
    'does not know its version',
    ['a connection states the version of the server', 'introspect states dialect, version and name'],
    (connection) => ({ ...connection, serverVersion: 'unknown' }),
  ),
  catalogs('gives dates in its catalog', ['introspect gives plain JSON'], (catalog) => ({
    ...catalog,
    readAt: new Date(0),
  })),
  catalogs(
    'lists tables of the system',
    ['introspect lists the tables and views, and nothing of the system'],
    (catalog) => ({
      ...catalog,
      tables: catalog.tables.flatMap((table) => [table, { ...table, name: `sqlite_${table.name}` }]),
    }),
  ),
  catalogs(
    'has no search path',
    ['introspect names a schema, which is on the search path when statements need not name it'],
    (catalog) => ({ ...catalog, searchPath: [] }),
  ),
  columns(
    'sorts columns by name',
    [
      'introspect gives columns in their order, with type and nullability',
      'introspect gives the columns of a view',
    ],
    (all) => all.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  ),
  columns(
    'takes every column for nullable',
    ['introspect gives columns in their order, with type and nullability'],
    (all) => all.map((column) => ({ ...column, nullable: true })),
  ),
  columns('drops the length of types', ['introspect gives the length of a type'], (all) =>
    all.map((column) => ({ ...column, type: column.type.replace(/\(.*/, '') })),
  ),
  columns(
    'gives an empty text for no default',
    ['introspect gives the SQL text of a default, and null where there is none'],
    (all) => all.map((column) => ({ ...column, default: column.default ?? '' })),
  ),
  columns('invents comments', ['introspect gives null for what a plain column does not have'], (all) =>
    all.map((column) => ({ ...column, comment: '' })),
  ),
  tables('sorts the columns of keys', ['introspect gives primary keys, their columns in order'], (table) => ({
    ...table,
    primaryKey: table.primaryKey && {
      ...table.primaryKey,
      columns: table.primaryKey.columns.toSorted(),
    },
  })),
  tables('knows no foreign keys', ['introspect gives foreign keys with both ends'], (table) => ({
    ...table,
    foreignKeys: [],
  })),
  tables('counts the primary key as unique constraint', ['introspect gives unique constraints'], (table) => ({
    ...table,
    uniqueConstraints: [...table.uniqueConstraints, ...(table.primaryKey ? [table.primaryKey] : [])],
  })),
  tables('keeps the word CHECK', ['introspect gives check constraints without the word CHECK'], (table) => ({
    ...table,
    checkConstraints: table.checkConstraints.map((check) => ({
      ...check,
      expression: `CHECK (${check.expression})`,
    })),
  })),
  tables('takes every index for unique', ['introspect gives indexes, their columns in order'], (table) => ({
    ...table,
    indexes: table.indexes.map((index) => ({ ...index, unique: true })),
  })),
  connections('remembers the first catalog', ['introspect sees what was added since'], (connection) => {
    let first: Promise<Catalog> | null = null;
    return {
      ...connection,
      introspect: () => {
        first ??= connection.introspect();
        return first;
      },
    };
  }),
  connections(
    'takes an earlier catalog for the present one',
    [
      'introspect since an earlier catalog sees what has changed since',
      'introspect since an earlier catalog gives what that lacks, or holds without a mark',
    ],
    (connection) => ({
      ...connection,
      introspect: async (options) => options?.since ?? connection.introspect(options),
    }),
  ),
  connections(
    'refuses every dry run',
    ['dryRun resolves for a statement that the engine takes'],
    (connection) => ({ ...connection, dryRun: async () => Promise.reject(new Error('no')) }),
  ),
  connections(
    'takes every statement in a dry run',
    faults.map((fault) => `dryRun rejects with SQL_FAULT for ${fault}`),
    (connection) => ({ ...connection, dryRun: async (_, options) => options?.signal?.throwIfAborted() }),
  ),
  connections('runs the statement in a dry run', ['dryRun does not run the statement'], (connection) => ({
    ...connection,
    dryRun: async (sql) => void (await connection.run(sql, generous)),
  })),
  connections(
    'says that something is wrong and not what',
    faults.flatMap((fault) => [
      `run rejects with SQL_FAULT for ${fault}`,
      `dryRun rejects with SQL_FAULT for ${fault}`,
    ]),
    (connection) => ({
      ...connection,
      run: (...args) => connection.run(...args).catch(unclear),
      dryRun: (...args) => connection.dryRun(...args).catch(unclear),
    }),
  ),
  connections(
    'ignores what a plan costs',
    ['dryRun rejects with SQL_FAULT for a plan that costs more than maxPlanCost'],
    (connection) => ({
      ...connection,
      dryRun: (sql, options) => connection.dryRun(sql, { ...options, maxPlanCost: undefined }),
    }),
  ),
  connections(
    'takes every plan for too dear',
    ['dryRun resolves for a plan that costs less than maxPlanCost'],
    (connection) => ({
      ...connection,
      dryRun: (sql, options) =>
        connection.dryRun(sql, options?.maxPlanCost === undefined ? options : { maxPlanCost: 0 }),
    }),
  ),
  connections(
    'reads no statement',
    ['syntaxTree gives plain JSON for a statement whose names it does not know, and runs nothing'],
    (connection) => ({ ...connection, syntaxTree: async () => ({ problem: 'no', at: null }) }),
  ),
  connections(
    'reads whatever it is given',
    ['syntaxTree says why it has none for what is not one statement that reads'],
    (connection) => ({ ...connection, syntaxTree: async (sql) => ({ tree: sql }) }),
  ),
  sabotage('looks the host up anew', {
    kills: ['connect goes to the addresses it is given, whatever the name of the host leads to'],
    break: (sound) => ({
      ...sound,
      connect: async (url, options) => {
        if (options?.addresses?.includes('127.0.0.1'))
          throw new NlQueryError('DATABASE_UNREACHABLE', 'No such host.', {
            details: { reason: 'no such host' },
          });
        return sound.connect(url, options);
      },
    }),
  }),
  sabotage('goes wherever the host is', {
    kills: ['connect goes to no address but those it is given'],
    break: (sound) => ({
      ...sound,
      connect: (url, options) => sound.connect(url, { ...options, addresses: undefined }),
    }),
  }),
  connections('trusts every role', ['roleRisks says what a role that may write can do'], (connection) => ({
    ...connection,
    roleRisks: async () => [],
  })),
  connections('trusts no role', ['roleRisks is empty for a role that may only read'], (connection) => ({
    ...connection,
    roleRisks: async () => ['may write'],
  })),
  connections('is of no use after a fault', ['a connection is of use after a fault'], (connection) => {
    let faulted = false;
    return {
      ...connection,
      run: async (...args) => {
        if (faulted) throw new Error('in a failed transaction');
        return connection.run(...args).catch((error) => {
          faulted = true;
          throw error;
        });
      },
    };
  }),
  results(
    'gives rows backwards',
    [
      'run gives rows in the order of the statement, cells in the order of the columns',
      'run gives text as it is stored',
      'run gives at most maxRows rows, the first ones, and says that there were more',
    ],
    (result) => ({ ...result, rows: result.rows.toReversed() }),
  ),
  results('has no names for columns', ['run names the columns as the statement does'], (result) => ({
    ...result,
    columns: result.columns.map(({ type }) => ({ name: 'column', type })),
  })),
  results(
    'takes the columns from the first row',
    ['run gives the columns of an empty result', 'run keeps two columns of one name'],
    (result) => {
      const [first] = result.rows;
      const names = first === undefined ? [] : [...new Set(result.columns.map(({ name }) => name))];
      return {
        ...result,
        columns: names.map((name) => ({ name, type: null })),
        rows: result.rows.map((row) => row.slice(-names.length)),
      };
    },
  ),
  results(
    'gives NULL as an empty text',
    ['run gives null for NULL, and not for an empty text'],
    (result) => ({
      ...result,
      rows: result.rows.map((row) => row.map((cell) => cell ?? '')),
    }),
  ),
  results(
    'rounds integers',
    ['run gives integers as numbers, and as text where a number would not be exact'],
    (result) => ({
      ...result,
      rows: result.rows.map((row) => row.map((cell) => (/^-?\d+$/.test(String(cell)) ? Number(cell) : cell))),
    }),
  ),
  connections('remembers the first answer', ['run sees what was written since'], (connection) => {
    let first: Promise<RunResult> | null = null;
    return {
      ...connection,
      run: (...args) => {
        first ??= connection.run(...args);
        return first;
      },
    };
  }),
  connections('mixes up calls', ['calls at the same time each get their own answer'], (connection) => {
    let latest: RunResult | null = null;
    return {
      ...connection,
      run: async (...args) => {
        latest = await connection.run(...args);
        await new Promise((resolve) => setTimeout(resolve, 100));
        return latest;
      },
    };
  }),
  running(
    'fetches one row more',
    ['run gives at most maxRows rows, the first ones, and says that there were more'],
    (run, sql, options) => run(sql, { ...options, maxRows: options.maxRows + 1 }),
  ),
  running(
    'takes a full page for a cut one',
    ['run does not say that there were more when there are exactly maxRows rows'],
    async (run, sql, options) => {
      const result = await run(sql, options);
      return { ...result, truncated: result.rows.length >= options.maxRows };
    },
  ),
  running(
    'never says that there were more',
    [
      'run says that there were more when there is one row more than maxRows',
      'run gives no row when the first exceeds maxBytes',
    ],
    async (run, sql, options) => ({ ...(await run(sql, options)), truncated: false }),
  ),
  running(
    'takes the limit of bytes as one too many',
    ['run gives rows whose JSON has exactly maxBytes bytes'],
    (run, sql, options) => run(sql, { ...options, maxBytes: options.maxBytes - 1 }),
  ),
  running(
    'counts characters for bytes',
    ['run leaves out the row with which the JSON of the rows would have more than maxBytes bytes of UTF-8'],
    async (run, sql, options) => {
      const { rows, ...result } = await run(sql, { ...options, maxBytes: 1_000_000 });
      const kept = rows.filter(
        (_, index) => JSON.stringify(rows.slice(0, index + 1)).length <= options.maxBytes,
      );
      return { ...result, rows: kept, truncated: result.truncated || kept.length < rows.length };
    },
  ),
  running(
    'gives the first row whatever its size',
    ['run gives no row when the first exceeds maxBytes'],
    async (run, sql, options) => {
      const { rows, ...result } = await run(sql, options);
      return rows.length > 0
        ? { rows, ...result }
        : run(sql, { ...options, maxRows: 1, maxBytes: 1_000_000 });
    },
  ),
  running(
    'ignores the time limit',
    ['run rejects with SQL_FAULT when a statement hits its time limit, and the connection is of use'],
    (run, sql, options) => run(sql, { ...options, timeoutMs: tooLongMs }),
  ),
  connections(
    'stops every statement when one is stopped',
    ['stopping one statement leaves the others alone'],
    (connection) => {
      const stop = new AbortController();
      return {
        ...connection,
        run: (sql, options) => {
          options.signal?.addEventListener('abort', () => stop.abort());
          return connection.run(sql, { ...options, signal: stop.signal });
        },
      };
    },
  ),
  running(
    'says that it wrote',
    ['INSERT', 'UPDATE', 'DELETE', 'CREATE TABLE', 'DROP TABLE'].map((kind) => `the engine refuses ${kind}`),
    async (run, sql, options) =>
      /^SELECT/.test(sql) ? run(sql, options) : { columns: [], rows: [], truncated: false },
  ),
];

/** Longer than the cases' patience, and short enough not to keep the next case waiting. */
const tooLongMs = 1_000;

const generous: RunOptions = { maxRows: 1_000, maxBytes: 1_000_000, timeoutMs: tooLongMs };

function sabotage(name: string, parts: Omit<Broken, 'name'>): Broken {
  return { name, ...parts };
}

function addresses(
  name: string,
  kills: readonly string[],
  change: (address: DatabaseAddress, url: string) => DatabaseAddress,
): Broken {
  return {
    name,
    kills,
    break: (sound) => ({ ...sound, parseUrl: (url) => change(sound.parseUrl(url), url) }),
  };
}

/** Connects without the signal, and changes the connection. */
function connecting(
  sound: Database,
  change: (connection: DatabaseConnection) => DatabaseConnection,
): Database {
  return {
    ...sound,
    connect: async (url, options) => change(await sound.connect(url, { ...options, signal: undefined })),
  };
}

function connections(
  name: string,
  kills: readonly string[],
  change: (connection: DatabaseConnection) => DatabaseConnection,
): Broken {
  return { name, kills, break: (sound) => connecting(sound, change) };
}

function catalogs(name: string, kills: readonly string[], change: (catalog: Catalog) => Catalog): Broken {
  return connections(name, kills, (connection) => ({
    ...connection,
    introspect: async (options) => change(await connection.introspect(options)),
  }));
}

function tables(
  name: string,
  kills: readonly string[],
  change: (table: CatalogTable) => CatalogTable,
): Broken {
  return catalogs(name, kills, (catalog) => ({ ...catalog, tables: catalog.tables.map(change) }));
}

function columns(
  name: string,
  kills: readonly string[],
  change: (columns: readonly CatalogColumn[]) => readonly CatalogColumn[],
): Broken {
  return tables(name, kills, (table) => ({ ...table, columns: change(table.columns) }));
}

function running(
  name: string,
  kills: readonly string[],
  run: (run: DatabaseConnection['run'], sql: string, options: RunOptions) => Promise<RunResult>,
): Broken {
  return connections(name, kills, (connection) => ({
    ...connection,
    run: (sql, options) => run(connection.run, sql, options),
  }));
}

function results(name: string, kills: readonly string[], change: (result: RunResult) => RunResult): Broken {
  return running(name, kills, async (run, sql, options) => change(await run(sql, options)));
}

function unclear(error: unknown): never {
  if (!isNlQueryError(error, 'SQL_FAULT')) throw error;
  const fault: SqlFault = { kind: 'other', name: null, message: error.message };
  throw new NlQueryError('SQL_FAULT', error.message, { details: { fault } });
}

const sample = await sharedSample();
afterAll(async () => {
  await closeSoundConnections();
  await sample.drop();
});

expectEveryCaseCanFail<Database>({
  contract: (create, { capabilities, patienceMs }) =>
    databaseContract(
      () => create(''),
      {
        provision: sample.provision,
        unreachableUrl: 'sqlite:///no/such/folder/nothing.db',
        unansweringUrl,
        invalidUrls: ['sqlite://host/path.db'],
        equivalentUrls: [['sqlite:///data/shop.db', 'file:///data/shop.db']],
        secret: { url: secretUrl, text: 'pass-s3cret' },
        provisionReader: async ({ url }) => readerUrlOf(url),
        slowSql:
          'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n WHERE i < 0',
      },
      { capabilities, patienceMs },
    ),
  sound: () => soundDatabase(),
  capabilities: [
    'dryRun',
    'cancellation',
    'readOnly',
    'pinsAddresses',
    'roleRisks',
    'planCost',
    'syntaxTree',
  ],
  sabotages,
  patienceMs: 600,
});
