import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createNlQuery } from '../../../src/create-nl-query.ts';
import { type Environment, optionsFromEnvironment } from '../../../src/environment/index.ts';
import { isNlQueryError } from '../../../src/errors/is-nl-query-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'nlquery-environment-'));
const secret = 'a secret of more than sixteen characters';
const base = { NLQUERY_STATE: folder };

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function names(env: Environment): Promise<Record<string, string>> {
  const { vectorStore, embedder, llm, queue, stateStore } = await optionsFromEnvironment({ ...base, ...env });
  return {
    vectors: vectorStore.name,
    embedder: embedder.id,
    llm: `${llm.name} ${llm.model}`,
    queue: queue.name,
    state: stateStore.name,
  };
}

const embeddedParts = {
  vectors: 'sqlite-vec',
  embedder: expect.stringContaining('lexical') as string,
  llm: 'offline offline-rules',
  queue: 'in-process',
  state: 'sqlite',
};

describe('optionsFromEnvironment', () => {
  it.each([
    ['nothing', {}, {}],
    ['empty values', { REDIS_URL: '', OPENAI_API_KEY: '', DATABASE_URL: '', NLQUERY_WORK: '' }, {}],
    [
      'Redis',
      { REDIS_URL: 'redis://127.0.0.1:6379', NLQUERY_SECRET: secret },
      { queue: 'bullmq', state: 'redis' },
    ],
    ['a Postgres', { DATABASE_URL: 'postgres://127.0.0.1:5432/vectors' }, { vectors: 'pgvector' }],
    ['a Qdrant', { QDRANT_URL: 'http://127.0.0.1:6333', QDRANT_API_KEY: 'k' }, { vectors: 'qdrant' }],
    [
      "OpenAI's key",
      { OPENAI_API_KEY: 'sk-test' },
      { llm: 'openai gpt-5-mini', embedder: expect.stringContaining('text-embedding-3-small') },
    ],
    [
      "OpenAI's key and names",
      {
        OPENAI_API_KEY: 'sk-test',
        NLQUERY_MODEL: 'gpt-5.5',
        NLQUERY_EMBEDDING_MODEL: 'text-embedding-3-large',
        NLQUERY_EMBEDDING_DIMENSIONS: '256',
      },
      { llm: 'openai gpt-5.5', embedder: expect.stringMatching(/text-embedding-3-large.*256/) },
    ],
    [
      'a server of its own for models',
      { OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1', NLQUERY_MODEL: 'qwen3:8b' },
      { llm: 'openai qwen3:8b' },
    ],
    ["Anthropic's key", { ANTHROPIC_API_KEY: 'ak-test' }, { llm: 'anthropic claude-sonnet-5' }],
    [
      "both keys and Anthropic's model",
      { ANTHROPIC_API_KEY: 'ak-test', OPENAI_API_KEY: 'sk-test', NLQUERY_PROVIDER: 'anthropic' },
      { llm: 'anthropic claude-sonnet-5', embedder: expect.stringContaining('text-embedding-3-small') },
    ],
    [
      'a key and the offline parts all the same',
      { OPENAI_API_KEY: 'sk-test', NLQUERY_PROVIDER: 'offline', NLQUERY_EMBEDDER: 'lexical' },
      {},
    ],
  ])('given %s it takes the right parts', async (_given, env, parts) => {
    expect(await names(env as Environment)).toEqual({ ...embeddedParts, ...parts });
  });

  it('gives parts that make an instance', async () => {
    const nl = createNlQuery(await optionsFromEnvironment(base));
    expect(await nl.workspace.list()).toEqual([]);
    await nl.close();
  });

  it('confines which databases may be added where it is told to', async () => {
    const allow = async (env: Environment, confined?: boolean) => {
      const { allowUrl } = await optionsFromEnvironment({ ...base, ...env }, { confined });
      const server = { kind: 'server', host: '10.0.0.5', port: 5432 } as const;
      return allowUrl ? (await allowUrl(server, {})).allowed : 'anything';
    };
    expect(await allow({})).toBe('anything');
    expect(await allow({}, true)).toBe(false);
    expect(await allow({ NLQUERY_FILE_ROOT: folder })).toBe(false);
    expect(await allow({ NLQUERY_ALLOW_HOSTS: 'db.example.com, 10.0.0.5:5432' })).toBe(true);
    expect(await allow({ NLQUERY_ALLOW_PRIVATE: 'true' })).toBe(true);
  });

  it.each([
    [
      'two places for vectors',
      { DATABASE_URL: 'postgres://u:hunter2@h/d', QDRANT_URL: 'http://q' },
      'QDRANT_URL',
    ],
    ['a database that is no Postgres', { DATABASE_URL: 'mysql://u:hunter2@h/d' }, 'DATABASE_URL'],
    ['no URL for Redis', { REDIS_URL: 'hunter2', NLQUERY_SECRET: secret }, 'REDIS_URL'],
    ['Redis without a secret', { REDIS_URL: 'redis://:hunter2@h' }, 'NLQUERY_SECRET'],
    ["Qdrant's key alone", { QDRANT_API_KEY: 'hunter2' }, 'QDRANT_API_KEY'],
    ['a model without a key', { NLQUERY_MODEL: 'gpt-5.5-hunter2' }, 'OPENAI_API_KEY'],
    ['a Claude model without a key', { NLQUERY_MODEL: 'claude-hunter2' }, 'ANTHROPIC_API_KEY'],
    ['a server without a model', { OPENAI_BASE_URL: 'http://hunter2/v1' }, 'NLQUERY_MODEL'],
    ['a server that is no URL', { OPENAI_BASE_URL: 'hunter2', NLQUERY_MODEL: 'm' }, 'OPENAI_BASE_URL'],
    ['an unknown provider', { NLQUERY_PROVIDER: 'hunter2' }, 'NLQUERY_PROVIDER'],
    [
      'the offline model by two names',
      { NLQUERY_PROVIDER: 'offline', NLQUERY_MODEL: 'hunter2' },
      'NLQUERY_MODEL',
    ],
    ['an embedder without a key', { NLQUERY_EMBEDDER: 'openai' }, 'OPENAI_API_KEY'],
    [
      'an embedder of a server without its model',
      { NLQUERY_EMBEDDER: 'openai', OPENAI_BASE_URL: 'http://h/v1', NLQUERY_MODEL: 'm' },
      'NLQUERY_EMBEDDING_MODEL',
    ],
    [
      'a model for the lexical embedder',
      { NLQUERY_EMBEDDER: 'lexical', NLQUERY_EMBEDDING_MODEL: 'hunter2' },
      'NLQUERY_EMBEDDING_MODEL',
    ],
    ['no number of dimensions', { NLQUERY_EMBEDDING_DIMENSIONS: 'hunter2' }, 'NLQUERY_EMBEDDING_DIMENSIONS'],
    ['an unknown policy for values', { NLQUERY_VALUES: 'hunter2' }, 'NLQUERY_VALUES'],
    ['hosts that are none', { NLQUERY_ALLOW_HOSTS: 'https://hunter2/' }, 'NLQUERY_ALLOW_HOSTS'],
    ['neither yes nor no', { NLQUERY_WORK: 'hunter2' }, 'NLQUERY_WORK'],
    ['nobody who works', { NLQUERY_WORK: 'false' }, 'REDIS_URL'],
  ])('refuses %s, naming the variable and not its value', async (_given, env, variable) => {
    const error = await optionsFromEnvironment({ ...base, ...env } as Environment).catch((reason) => reason);
    expect(isNlQueryError(error, 'INVALID_OPTIONS')).toBe(true);
    expect(error.details).toEqual({ option: variable });
    expect(error.message).toContain(variable);
    expect(error.message).not.toContain('hunter2');
  });
});
