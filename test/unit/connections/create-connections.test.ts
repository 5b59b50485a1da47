import { NlQueryError } from 'nlquery';
import type { Database, DatabaseConnection } from 'nlquery/adapter-kit';
import { describe, expect, it } from 'vitest';
import { createConnections } from '../../../src/connections/create-connections.ts';
import { findDatabase } from '../../../src/connections/find-database.ts';

const unreachable = (): NlQueryError =>
  new NlQueryError('DATABASE_UNREACHABLE', 'ERROR: gone', { details: { reason: 'gone' } });

/** A database whose connections can be counted and broken at will. */
function countingDatabase(): Database & { opened: number; closed: number; refuses: boolean } {
  const database = {
    name: 'counting',
    dialect: 'sqlite',
    schemes: ['counting'],
    capabilities: { dryRun: 'none', cancellation: false, readOnly: true },
    opened: 0,
    closed: 0,
    refuses: false,
    parseUrl: () => ({ canonicalUrl: 'counting://x', databaseName: 'x', secrets: [] }),
    connect: async (): Promise<DatabaseConnection> => {
      if (database.refuses) throw unreachable();
      database.opened += 1;
      const serverVersion = String(database.opened);
      return {
        serverVersion,
        introspect: () => Promise.reject(new Error('not asked for here')),
        dryRun: async () => {},
        run: async () => ({ columns: [], rows: [], truncated: false }),
        close: async () => {
          database.closed += 1;
        },
      };
    },
  } satisfies Database & { opened: number; closed: number; refuses: boolean };
  return database;
}

const target = { tenantId: 'tenant_a', dbUrl: 'counting://x' };
const version = async (connection: DatabaseConnection): Promise<string> => connection.serverVersion;

describe('createConnections', () => {
  it('opens one connection a tenant and reuses it', async () => {
    const database = countingDatabase();
    const connections = createConnections([database]);
    await connections.with(target, version);
    await connections.with(target, version);
    await connections.with({ ...target, tenantId: 'tenant_b' }, version);
    expect(database.opened).toBe(2);
    await connections.close();
    expect(database.closed).toBe(2);
  });

  it('shares a connection that is still being opened', async () => {
    const database = countingDatabase();
    const connections = createConnections([database]);
    await Promise.all([connections.with(target, version), connections.with(target, version)]);
    expect(database.opened).toBe(1);
    await connections.close();
  });

  it('lets a call give up waiting for a connection that another one opens', async () => {
    const gate = Promise.withResolvers<void>();
    const database = countingDatabase();
    const slow: Database = { ...database, connect: () => gate.promise.then(() => database.connect('')) };
    const connections = createConnections([slow]);
    const first = connections.with(target, version);
    const controller = new AbortController();
    const second = connections.with(target, version, { signal: controller.signal });
    controller.abort();
    await expect(second).rejects.toMatchObject({ code: 'ABORTED' });
    gate.resolve();
    expect(await first).toBe('1');
    await connections.close();
    expect(database.closed).toBe(1);
  });

  it('opens anew as often as calls that were opening are aborted', async () => {
    const database = countingDatabase();
    const opening: (() => void)[] = [];
    const slow: Database = {
      ...database,
      connect: (url, { signal } = {}) =>
        new Promise((resolve, reject) => {
          opening.push(() => resolve(database.connect(url)));
          signal?.addEventListener('abort', () => reject(new NlQueryError('ABORTED', 'Aborted.', {})));
        }),
    };
    const connections = createConnections([slow]);
    const impatient = [new AbortController(), new AbortController()];
    const aborted = impatient.map(({ signal }) =>
      expect(connections.with(target, version, { signal })).rejects.toMatchObject({ code: 'ABORTED' }),
    );
    const patient = connections.with(target, version, { signal: new AbortController().signal });
    for (const [index, controller] of impatient.entries()) {
      controller.abort();
      await aborted[index];
      await expect.poll(() => opening.length).toBe(index + 2);
    }
    opening.at(-1)?.();
    expect(await patient).toBe('1');
    await connections.close();
  });

  it('replaces a kept connection that broke, and calls once more', async () => {
    const database = countingDatabase();
    const connections = createConnections([database]);
    await connections.with(target, version);
    const seen: string[] = [];
    await connections.with(target, async ({ serverVersion }) => {
      seen.push(serverVersion);
      if (serverVersion === '1') throw unreachable();
    });
    expect(seen).toEqual(['1', '2']);
    expect(database.closed).toBe(1);
    await connections.close();
  });

  it('does not call again when a fresh connection breaks', async () => {
    const connections = createConnections([countingDatabase()]);
    let calls = 0;
    const breaking = connections.with(target, async () => {
      calls += 1;
      throw unreachable();
    });
    await expect(breaking).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE' });
    expect(calls).toBe(1);
  });

  it('never remembers a refused connection', async () => {
    const database = countingDatabase();
    const connections = createConnections([database]);
    database.refuses = true;
    await expect(connections.with(target, version)).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE' });
    database.refuses = false;
    await expect(connections.with(target, version)).resolves.toBe('1');
    await connections.close();
  });

  it('closes an unused connection after the idle time', async () => {
    const database = countingDatabase();
    const connections = createConnections([database], { idleMs: 1 });
    await connections.with(target, version);
    await expect.poll(() => database.closed).toBe(1);
    await connections.with(target, version);
    expect(database.opened).toBe(2);
    await connections.close();
  });

  it('keeps a result, and the process, where a connection fails to close', async () => {
    const database = countingDatabase();
    const rude: Database = {
      ...database,
      connect: async () => ({
        ...(await database.connect('')),
        close: () => Promise.reject(new Error('no')),
      }),
    };
    const connections = createConnections([rude], { idleMs: 1 });
    const running = connections.with(target, version);
    await connections.drop(target.tenantId);
    expect(await running).toBe('1');
    expect(await connections.with(target, version)).toBe('2');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await connections.with(target, version)).toBe('3');
  });

  it('does not repeat a call that aborts by itself', async () => {
    const database = countingDatabase();
    const connections = createConnections([database]);
    await connections.with(target, version);
    let calls = 0;
    const aborting = connections.with(target, async () => {
      calls += 1;
      throw new NlQueryError('ABORTED', 'Aborted.', {});
    });
    await expect(aborting).rejects.toMatchObject({ code: 'ABORTED' });
    expect(calls).toBe(1);
    await connections.close();
  });

  it('lets a running call finish before a dropped connection is closed', async () => {
    const database = countingDatabase();
    const connections = createConnections([database]);
    const gate = Promise.withResolvers<void>();
    const running = connections.with(target, async () => {
      await gate.promise;
      return database.closed;
    });
    await connections.drop(target.tenantId);
    gate.resolve();
    expect(await running).toBe(0);
    expect(database.closed).toBe(1);
  });

  it('takes no calls after close', async () => {
    const connections = createConnections([countingDatabase()]);
    await connections.close();
    await connections.drop('never seen');
    await expect(connections.with(target, version)).rejects.toMatchObject({ code: 'CLOSED' });
  });
});

describe('findDatabase', () => {
  it('finds by scheme, in any case', () => {
    const database = countingDatabase();
    expect(findDatabase([database], 'COUNTING://x')).toBe(database);
  });

  it.each([
    ['oracle://scott:tiger@h/d', 'the scheme "oracle"'],
    ['just text with tiger', 'no scheme'],
  ])('refuses %s, naming what is served and not the URL', (url, problem) => {
    expect(() => findDatabase([countingDatabase()], url)).toThrow(
      expect.objectContaining({
        code: 'INVALID_DB_URL',
        message: expect.stringMatching(new RegExp(`${problem}.*counting`)),
      }),
    );
    expect(() => findDatabase([countingDatabase()], url)).not.toThrow(/tiger/);
  });
});
