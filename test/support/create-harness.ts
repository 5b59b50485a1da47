import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createNlQuery, type NlQuery, type NlQueryOptions } from 'nlquery';
import type { Database, Embedder } from 'nlquery/adapter-kit';
import { postgresDatabase } from 'nlquery/database/postgres';
import { sqliteDatabase } from 'nlquery/database/sqlite';
import { lexicalEmbedder } from 'nlquery/embedder/lexical';
import { openaiLlm } from 'nlquery/llm/openai';
import { inProcessQueue } from 'nlquery/queue/in-process';
import { sqliteStateStore } from 'nlquery/state-store/sqlite';
import { sqliteVecVectorStore } from 'nlquery/vector-store/sqlite-vec';
import type { ChatReply, ChatRequest } from '../emulators/openai/openai-emulator-options.ts';
import { startOpenAiEmulator } from '../emulators/openai/start-openai-emulator.ts';

/** An instance on real parts, with the model's HTTP API emulated: what it was sent and what it embedded can be seen. */
export interface Harness {
  readonly nl: NlQuery;
  /** Everything the instance writes stands in here. */
  readonly directory: string;
  /** Every request the model got, oldest first. */
  readonly prompts: () => readonly string[];
  /** Texts embedded as documents since the last call. */
  readonly takeEmbedded: () => readonly string[];
  /** Every line the instance has logged. */
  readonly logs: readonly string[];
  readonly options: NlQueryOptions;
  close(): Promise<void>;
}

export type Reply = (request: ChatRequest) => string | ChatReply;

/** The form in which a model gives SQL. */
export function sqlReply(sql: string): string {
  return JSON.stringify({ sql, cannot_answer: null, clarification: null });
}

export async function createHarness(reply: Reply, overrides: Partial<NlQueryOptions> = {}): Promise<Harness> {
  const emulator = await startOpenAiEmulator({ chat: reply, apiKey: 'emulated-key' });
  const directory = mkdtempSync(join(tmpdir(), 'nlquery-test-'));
  const embedded: string[] = [];
  const logs: string[] = [];
  const log = (fields: Readonly<Record<string, unknown>>, message: string): void => {
    logs.push(`${message} ${JSON.stringify(fields)}`);
  };
  const databases: readonly Database[] = [sqliteDatabase(), postgresDatabase()];
  const options: NlQueryOptions = {
    vectorStore: sqliteVecVectorStore({ path: join(directory, 'vectors.sqlite') }),
    embedder: recording(lexicalEmbedder(), embedded),
    llm: openaiLlm({ model: 'emulated', baseUrl: emulator.url, apiKey: 'emulated-key' }),
    queue: inProcessQueue(),
    stateStore: sqliteStateStore({ path: join(directory, 'state.sqlite') }),
    databases,
    secret: 'the secret of this test harness',
    logger: { debug: log, info: log, warn: log, error: log },
    ...overrides,
  };
  const nl = createNlQuery(options);
  return {
    nl,
    directory,
    prompts: () => emulator.requests.map((request) => JSON.stringify(request.body)),
    takeEmbedded: () => embedded.splice(0),
    logs,
    options,
    close: async () => {
      await nl.close();
      await emulator.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function recording(embedder: Embedder, embedded: string[]): Embedder {
  return {
    ...embedder,
    embed: async (texts, options) => {
      if (options.purpose === 'document') embedded.push(...texts);
      return embedder.embed(texts, options);
    },
  };
}
