import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { checkSemicolons } from './check-semicolons.ts';
import { checkStatement } from './check-statement.ts';
import type { Engine, EngineResult, RunningStatement } from './create-engine.ts';
import type { Mishap, TrinoEmulatorOptions } from './trino-emulator-options.ts';
import { type TrinoErrorBody, userError } from './trino-error-body.ts';

export interface Reply {
  readonly status?: number | undefined;
  readonly headers?: OutgoingHttpHeaders | undefined;
  readonly body?: unknown;
  readonly delayMs?: number | undefined;
  /** Cuts the connection instead. */
  readonly cut?: boolean | undefined;
}

/** One statement as it was taken. */
export interface StatementRecord {
  readonly id: string;
  readonly sql: string;
  readonly headers: IncomingHttpHeaders;
  /** A DELETE came for it. */
  readonly cancelled: boolean;
  /** It has ended, whichever way. */
  readonly ended: boolean;
}

interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Statement {
  readonly sql: string;
  readonly headers: IncomingHttpHeaders;
  readonly id: string;
  readonly mishap: Mishap;
  readonly running: RunningStatement | null;
  readonly replyHeaders: OutgoingHttpHeaders;
  outcome: { result: EngineResult } | { error: TrinoErrorBody } | null;
  refusalsLeft: number;
  cutLeft: boolean;
  token: number;
  sentRows: number;
  cancelled: boolean;
  ended: boolean;
}

const nothing: EngineResult = { columns: [], rows: [] };

/** The statements of one server: what is queued, under way and paged out. */
export function createStatements(
  engine: Engine,
  { catalog = 'memory', rowsPerPage = 2, befall = () => undefined }: TrinoEmulatorOptions,
): {
  readonly records: readonly StatementRecord[];
  answer(request: Request): Promise<Reply>;
  stopAll(): Promise<void>;
} {
  const statements: Statement[] = [];
  const readOnlyByTransaction = new Map<string, boolean>();
  const postRefusals = new Map<string, number>();

  function take({ headers, body }: Request): Reply {
    const mishap = befall(body) ?? {};
    const refusals = postRefusals.get(body) ?? mishap.refusals ?? 0;
    postRefusals.set(body, refusals - 1);
    if (refusals > 0) return refused(mishap);
    const statement = begin(headers, body, mishap);
    statements.push(statement);
    if (statement.outcome && 'error' in statement.outcome) return failed(statement, statement.outcome.error);
    return { ...page(statement, 'queued'), delayMs: mishap.delayMs };
  }

  function begin(headers: IncomingHttpHeaders, sql: string, mishap: Mishap): Statement {
    const transaction = String(headers['x-trino-transaction-id'] ?? '');
    const wrong =
      checkStatement(headers, catalog, new Set(readOnlyByTransaction.keys())) ?? checkSemicolons(sql);
    const error = wrong ?? (mishap.errorAfterRows ? undefined : mishap.error);
    const replyHeaders: OutgoingHttpHeaders = {};
    let running: RunningStatement | null = null;
    let outcome: Statement['outcome'] = error ? { error } : null;
    if (!error && /^START TRANSACTION/i.test(sql)) {
      const id = randomUUID();
      readOnlyByTransaction.set(id, /READ ONLY/i.test(sql));
      replyHeaders['x-trino-started-transaction-id'] = id;
      outcome = transaction === 'NONE' ? { result: nothing } : { error: noTransactions(transaction) };
    } else if (!error && /^(?:ROLLBACK|COMMIT)$/i.test(sql)) {
      outcome = readOnlyByTransaction.delete(transaction)
        ? { result: nothing }
        : { error: userError('NOT_IN_TRANSACTION', 'No transaction in progress') };
      replyHeaders['x-trino-clear-transaction-id'] = 'true';
    } else if (!error && mishap.rows) {
      const columns = (mishap.rows[0] ?? []).map((_, index) => ({ name: `c${index}`, ...varchar }));
      outcome = { result: { columns, rows: mishap.rows } };
    } else if (!error && !mishap.endless) {
      const schema = headers['x-trino-schema'];
      const readOnly = readOnlyByTransaction.get(transaction) ?? false;
      running = engine.run(sql, { schema: typeof schema === 'string' ? schema : null, readOnly });
    }
    const id = `20261121_000000_${String(statements.length).padStart(5, '0')}_emul8`;
    const statement: Statement = {
      sql,
      headers,
      id,
      mishap,
      running,
      replyHeaders,
      outcome,
      refusalsLeft: mishap.refusals ?? 0,
      cutLeft: mishap.cutOnce ?? false,
      token: 0,
      sentRows: 0,
      cancelled: false,
      ended: false,
    };
    running?.result.then(
      (result) => {
        statement.outcome ??= { result };
      },
      (thrown: TrinoErrorBody) => {
        statement.outcome ??= { error: thrown };
      },
    );
    limitTime(statement);
    return statement;
  }

  function limitTime(statement: Statement): void {
    const limitMs = Number(
      /query_max_run_time=(\d+)ms/.exec(String(statement.headers['x-trino-session']))?.[1] ?? 0,
    );
    if (limitMs === 0) return;
    setTimeout(() => {
      statement.outcome ??= {
        error: {
          message: `Query exceeded the maximum run time limit of ${limitMs}ms`,
          errorCode: 131_075,
          errorName: 'EXCEEDED_TIME_LIMIT',
          errorType: 'INSUFFICIENT_RESOURCES',
        },
      };
      statement.running?.stop();
    }, limitMs).unref();
  }

  async function next(statement: Statement, token: number): Promise<Reply> {
    if (statement.ended) return { status: 404, body: 'Query not found' };
    if (token !== statement.token) return { status: 410, body: 'Gone' };
    if (statement.refusalsLeft > 0) {
      statement.refusalsLeft -= 1;
      return refused(statement.mishap);
    }
    if (token === 0) return page(statement, 'executing');
    if (statement.cutLeft) {
      statement.cutLeft = false;
      return { cut: true };
    }
    for (let waited = 0; waited < 200 && !statement.outcome && !statement.ended; waited += 5) await delay(5);
    if (statement.ended) return { status: 404, body: 'Query not found' };
    if (!statement.outcome) return page(statement, 'executing');
    if ('error' in statement.outcome) return failed(statement, statement.outcome.error);
    return rows(statement, statement.outcome.result);
  }

  function rows(statement: Statement, { columns, rows: all }: EngineResult): Reply {
    const { mishap, sentRows, replyHeaders } = statement;
    if (mishap.error && sentRows > 0) return failed(statement, mishap.error);
    const isAble = String(statement.headers['x-trino-client-capabilities']).includes('PARAMETRIC_DATETIME');
    const data = all
      .slice(sentRows, sentRows + rowsPerPage)
      .map((row) => (isAble ? row : row.map((value, index) => cutTime(value, columns[index]?.type))));
    statement.sentRows += data.length;
    const isLast = statement.sentRows >= all.length && !mishap.error;
    if (isLast) statement.ended = true;
    else statement.token += 1;
    const body = {
      ...frame(statement, isLast ? null : 'executing'),
      ...(columns.length === 0 ? {} : { columns: isAble ? columns : columns.map(withoutPrecision) }),
      ...(data.length === 0 ? {} : { data }),
      ...(mishap.pageBytes === undefined ? {} : { padding: 'x'.repeat(mishap.pageBytes) }),
    };
    return { headers: replyHeaders, body: mishap.page ?? body };
  }

  function page(statement: Statement, stage: 'queued' | 'executing'): Reply {
    statement.token += stage === 'queued' ? 0 : 1;
    return { body: frame(statement, stage), headers: statement.replyHeaders };
  }

  function failed(statement: Statement, error: TrinoErrorBody): Reply {
    statement.ended = true;
    return { body: { ...frame(statement, null), error } };
  }

  function frame(statement: Statement, stage: 'queued' | 'executing' | null): object {
    // The real one goes by the Host header too.
    const origin = `http://${statement.headers.host}`;
    const base = statement.mishap.nextOrigin ?? origin;
    return {
      id: statement.id,
      infoUri: `${origin}/ui/query.html?${statement.id}`,
      ...(stage === null
        ? {}
        : { nextUri: `${base}/v1/statement/${stage}/${statement.id}/slug/${statement.token}` }),
      // Says FINISHED while pages are still to come, as the real one may.
      stats: { state: stage === 'queued' ? 'QUEUED' : 'FINISHED' },
      warnings: [],
    };
  }

  return {
    records: statements,
    async answer(request) {
      if (request.method === 'POST' && request.path === '/v1/statement') {
        return request.body === '' ? { status: 400, body: 'SQL statement is empty' } : take(request);
      }
      const [, id, token] =
        /^\/v1\/statement\/(?:queued|executing)\/([^/]+)\/slug\/(\d+)$/.exec(request.path) ?? [];
      const statement = statements.find((candidate) => candidate.id === id);
      if (!statement || token === undefined) return { status: 404, body: 'Query not found' };
      if (request.method === 'GET') return next(statement, Number(token));
      if (request.method !== 'DELETE') return { status: 405, body: 'Method Not Allowed' };
      statement.cancelled = true;
      statement.ended = true;
      statement.running?.stop();
      return { status: 204, body: '' };
    },
    async stopAll() {
      for (const { running } of statements) running?.stop();
      await Promise.allSettled(statements.map(({ running }) => running?.result));
    },
  };
}

const varchar = { type: 'varchar', typeSignature: { rawType: 'varchar', arguments: [] } };

function noTransactions(transaction: string): TrinoErrorBody {
  return transaction === ''
    ? userError('INCOMPATIBLE_CLIENT', 'Client does not support transactions')
    : userError('NOT_SUPPORTED', 'Nested transactions not supported');
}

function refused({ status = 503, refusalBody = 'Service Unavailable' }: Mishap): Reply {
  return { status, body: refusalBody };
}

/** What clients get that do not say that they know the precision of times. */
function withoutPrecision(column: EngineResult['columns'][number]): EngineResult['columns'][number] {
  return { ...column, type: column.type.replace(/^timestamp\(\d+\)/, 'timestamp') };
}

function cutTime(value: unknown, type = ''): unknown {
  return type.startsWith('timestamp') && typeof value === 'string'
    ? value.replace(/(\.\d{3})\d+/, '$1')
    : value;
}
