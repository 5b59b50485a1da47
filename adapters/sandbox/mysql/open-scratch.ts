import { randomBytes } from 'node:crypto';
import type { Connection } from 'mysql2';
import {
  createSerialQueue,
  type Namespace,
  NlQueryError,
  type OpenSandboxOptions,
  reasonOf,
  type ScratchDatabase,
  type SqlFault,
  throwIfAborted,
} from '../../../src/adapter-kit/index.ts';
import { cellOf } from './cell-of.ts';
import { faultOf } from './fault-of.ts';
import { openClient } from './open-client.ts';
import type { Server } from './read-server.ts';
import { type Answer, send } from './send.ts';

const defaultTimeoutMs = 10_000;
const defaultMaxRows = 100_000;

/** Makes the schemas and their user, and logs in as that user. Rejects with `SANDBOX_FAILED`, `PEER_MISSING`, `ABORTED`. */
export async function openScratch(
  server: Server,
  { namespaces = [], signal }: OpenSandboxOptions = {},
): Promise<ScratchDatabase> {
  throwIfAborted(signal);
  const owner = `nlq_${randomBytes(6).toString('hex')}`;
  const schemaOf = ({ schema }: Namespace): string => `${owner}_${schema ?? 'scratch'}`.slice(0, 64);
  const schemas = [...new Set([{ catalog: null, schema: null }, ...namespaces].map(schemaOf))];
  const administrator = await openClient(server, server);
  const password = randomBytes(18).toString('base64url');
  let client: Connection;
  try {
    for (const sql of setUp(owner, password, schemas)) await send(administrator, sql);
    client = await openClient(server, { user: owner, password, database: schemas[0] });
    throwIfAborted(signal);
  } catch (error) {
    await dropAll(administrator, owner, schemas);
    throw error instanceof NlQueryError ? error : failed(reasonOf(error, [server.password, password]));
  }
  const inTurn = createSerialQueue();
  let closing: Promise<void> | null = null;
  // A client that is destroyed says nothing to the statement under way.
  const ended = Promise.withResolvers<never>();
  ended.promise.catch(() => {});

  function throwIfClosed(): void {
    if (closing) throw new NlQueryError('CLOSED', 'The MySQL sandbox has been closed.', {});
  }

  function run(
    work: () => Promise<Answer>,
    limits: { readonly timeoutMs?: number | undefined; readonly signal?: AbortSignal | undefined },
  ): Promise<Answer> {
    const { timeoutMs = defaultTimeoutMs, signal: callSignal } = limits;
    return inTurn(async () => {
      throwIfAborted(callSignal);
      throwIfClosed();
      let timedOut = false;
      const stop = (): void => {
        send(administrator, `KILL QUERY ${client.threadId}`).catch(() => {});
      };
      const timer = setTimeout(() => {
        timedOut = true;
        stop();
      }, timeoutMs);
      callSignal?.addEventListener('abort', stop, { once: true });
      try {
        return await Promise.race([work(), ended.promise]);
      } catch (error) {
        throwIfAborted(callSignal);
        throwIfClosed();
        const message = `The statement was stopped: it took longer than ${timeoutMs} ms.`;
        throw sqlFault(timedOut ? { kind: 'timeout', name: null, message } : faultOf(error));
      } finally {
        clearTimeout(timer);
        callSignal?.removeEventListener('abort', stop);
      }
    });
  }

  return {
    place: (namespace) => [schemaOf(namespace)],
    execute: async (sql, options = {}) => {
      await run(() => send(client, sql), options);
    },
    query: async (sql, { maxRows = defaultMaxRows, ...options } = {}) => {
      const { rows, fields } = await run(async () => {
        await send(client, `SET SESSION sql_select_limit = ${maxRows + 1}`);
        try {
          return await send(client, sql);
        } finally {
          await send(client, 'SET SESSION sql_select_limit = DEFAULT').catch(() => {});
        }
      }, options);
      return {
        columns: fields.map(({ name }) => ({ name, type: null })),
        rows: rows.slice(0, maxRows).map((row) => row.map(cellOf)),
        truncated: rows.length > maxRows,
      };
    },
    close: () => {
      closing ??= (async () => {
        await send(administrator, `KILL CONNECTION ${client.threadId}`).catch(() => {});
        client.destroy();
        ended.reject(new Error('closed'));
        await dropAll(administrator, owner, schemas);
      })();
      return closing;
    },
  };
}

/** The user may do everything in its own schemas, and nothing elsewhere; `localhost` too, where a nameless user would come first. */
function setUp(owner: string, password: string, schemas: readonly string[]): readonly string[] {
  return [
    ...schemas.map((schema) => `CREATE DATABASE ${quoted(schema)} CHARACTER SET utf8mb4`),
    ...['%', 'localhost'].flatMap((host) => [
      `CREATE USER '${owner}'@'${host}' IDENTIFIED BY '${password}'`,
      ...schemas.map(
        (schema) => `GRANT ALL ON ${quoted(schema.replaceAll('_', '\\_'))}.* TO '${owner}'@'${host}'`,
      ),
    ]),
  ];
}

async function dropAll(administrator: Connection, owner: string, schemas: readonly string[]): Promise<void> {
  const statements = [
    ...schemas.map((schema) => `DROP DATABASE IF EXISTS ${quoted(schema)}`),
    ...['%', 'localhost'].map((host) => `DROP USER IF EXISTS '${owner}'@'${host}'`),
  ];
  for (const sql of statements) await send(administrator, sql).catch(() => {});
  administrator.destroy();
}

function quoted(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

function sqlFault(fault: SqlFault): NlQueryError {
  return new NlQueryError('SQL_FAULT', fault.message, { details: { fault } });
}

function failed(reason: string): NlQueryError {
  return new NlQueryError('SANDBOX_FAILED', `The sandbox server cannot be used: ${reason}.`, {
    details: { adapter: 'mysql' },
  });
}
