/** One line of bench:ask, measured in this process and printed as JSON: engine, tables, questions, way. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { postgresDatabase } from '../../../adapters/database/postgres/index.ts';
import { sqliteDatabase } from '../../../adapters/database/sqlite/index.ts';
import type { Llm } from '../../../src/adapter-kit/index.ts';
import { createNlQuery } from '../../../src/create-nl-query.ts';
import { embedded } from '../../../src/embedded/index.ts';
import { countTokens } from '../../../src/shared/count-tokens.ts';
import { startPostgres } from '../../services/start-postgres.ts';
import { median } from '../support/median.ts';
import { manyTables, questionsAbout } from './many-tables.ts';
import { timedDatabase } from './timed-database.ts';

export interface AskRow {
  readonly engine: string;
  readonly tables: number;
  readonly way: string;
  readonly ms: number;
  readonly msP95: number;
  /** Without the time inside the database. */
  readonly ownMs: number;
  readonly ownMsP95: number;
  readonly promptTokens: number;
  readonly questionsPerSecond: number;
  readonly peakMb: number;
}

interface Asked {
  readonly ownMs: number;
  readonly ms: number;
}

interface Way {
  ask(question: string): Promise<Asked>;
  promptTokens(): Promise<number>;
  close(): Promise<void>;
}

const sql = 'SELECT count(*) AS n FROM order_archive_0';
const [engine = '', tableCount = '', questionCount = '', way = ''] = process.argv.slice(2);
const tables = Number(tableCount);
const live = engine === 'postgres' ? await postgres() : sqlite();
if (live) {
  const subject = way === 'nlquery' ? await ours(live.url) : allDdl(live);
  const questions = questionsAbout(Number(questionCount), tables);
  for (const question of questions.slice(0, 20)) await subject.ask(question);
  const asked: Asked[] = [];
  for (const question of questions) asked.push(await subject.ask(question));
  const row: AskRow = {
    engine,
    tables,
    way,
    ms: median(asked.map(({ ms }) => ms)),
    msP95: p95(asked.map(({ ms }) => ms)),
    ownMs: median(asked.map(({ ownMs }) => ownMs)),
    ownMsP95: p95(asked.map(({ ownMs }) => ownMs)),
    questionsPerSecond: await throughput(subject, questions),
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
    promptTokens: await subject.promptTokens(),
  };
  await subject.close();
  await live.close();
  console.log(JSON.stringify(row));
}

interface Live {
  readonly url: string;
  readonly ddl: string;
  run(statement: string): Promise<unknown>;
  close(): Promise<void>;
}

function sqlite(): Live {
  const folder = mkdtempSync(join(tmpdir(), 'nlquery-bench-ask-'));
  const database = new DatabaseSync(join(folder, 'live.sqlite'));
  const statements = manyTables(tables);
  database.exec(`BEGIN; ${statements.join(';')}; COMMIT`);
  return {
    url: `sqlite://${join(folder, 'live.sqlite')}`,
    ddl: statements.join(';\n'),
    run: async (statement) => database.prepare(statement).all(),
    close: async () => {
      database.close();
      rmSync(folder, { recursive: true });
    },
  };
}

async function postgres(): Promise<Live | null> {
  const server = await startPostgres();
  if (!server) return null;
  const { url, drop } = await server.createDatabase();
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  pool.on('error', () => {}); // dropping the database ends connections that are still saying goodbye
  const statements = manyTables(tables);
  for (let start = 0; start < statements.length; start += 500) {
    await pool.query(statements.slice(start, start + 500).join(';'));
  }
  return {
    url,
    ddl: statements.join(';\n'),
    run: (statement) => pool.query(statement),
    close: async () => {
      await pool.end();
      await drop();
      await server.close();
    },
  };
}

async function ours(dbUrl: string): Promise<Way> {
  let prompt = '';
  const llm: Llm = {
    name: 'instant',
    model: 'instant',
    capabilities: { structuredOutput: true, prompted: true },
    generate: async ({ messages }) => {
      prompt = messages.map(({ content }) => content).join('\n');
      return { text: JSON.stringify({ sql }), usage: { inputTokens: 0, outputTokens: 0 } };
    },
  };
  const database = timedDatabase(engine === 'postgres' ? postgresDatabase() : sqliteDatabase());
  const nl = createNlQuery(embedded({ inMemory: true, llm, databases: [database] }));
  const { tenantId } = await nl.workspace.add({ dbUrl });
  await nl.workspace.ready(tenantId);
  return {
    ask: async (question) => {
      database.takeMs();
      const start = performance.now();
      const { outcome, warning } = await nl.query.ask({ workspaceId: tenantId, prompt: question });
      const ms = performance.now() - start;
      if (outcome !== 'answered') throw new Error(`${outcome}: ${warning}`);
      return { ms, ownMs: ms - database.takeMs() };
    },
    promptTokens: () => countTokens(prompt),
    close: () => nl.close(),
  };
}

/** What a straightforward program does: the schema as text, once; question appended; the answer sent to the driver. */
function allDdl({ ddl, run }: Live): Way {
  let prompt = '';
  return {
    ask: async (question) => {
      const start = performance.now();
      prompt = `Schema:\n${ddl}\n\nWrite one SQL query that answers: ${question}`;
      Buffer.from(JSON.stringify({ messages: [{ role: 'user', content: prompt }] }));
      const ownMs = performance.now() - start;
      await run(sql);
      return { ms: performance.now() - start, ownMs };
    },
    promptTokens: () => countTokens(prompt),
    close: async () => {},
  };
}

async function throughput(subject: Way, questions: readonly string[]): Promise<number> {
  const start = performance.now();
  const rest = [...questions];
  const worker = async (): Promise<void> => {
    for (let question = rest.pop(); question !== undefined; question = rest.pop())
      await subject.ask(question);
  };
  await Promise.all(Array.from({ length: 16 }, worker));
  return (questions.length / (performance.now() - start)) * 1000;
}

function p95(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
}
