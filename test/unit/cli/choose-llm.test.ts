import { describe, expect, it } from 'vitest';
import { chooseLlm } from '../../../src/cli/choose-llm.ts';
import { UsageError } from '../../../src/cli/usage-error.ts';

const openaiKey = { OPENAI_API_KEY: 'sk-test' };
const anthropicKey = { ANTHROPIC_API_KEY: 'ak-test' };

describe('chooseLlm', () => {
  it.each([
    ['no key', {}, {}, 'offline', 'offline-rules'],
    ['an empty key', {}, { OPENAI_API_KEY: '' }, 'offline', 'offline-rules'],
    ["OpenAI's key", {}, openaiKey, 'openai', 'gpt-5-mini'],
    ["Anthropic's key", {}, anthropicKey, 'anthropic', 'claude-sonnet-5'],
    ['both keys', {}, { ...openaiKey, ...anthropicKey }, 'openai', 'gpt-5-mini'],
    [
      'a Claude model',
      { model: 'claude-opus-5' },
      { ...openaiKey, ...anthropicKey },
      'anthropic',
      'claude-opus-5',
    ],
    ['another model', { model: 'gpt-5.5' }, { ...openaiKey, ...anthropicKey }, 'openai', 'gpt-5.5'],
    [
      'a server without a key',
      { baseUrl: 'http://localhost:11434/v1', model: 'qwen3:8b' },
      {},
      'openai',
      'qwen3:8b',
    ],
    [
      'a provider',
      { provider: 'anthropic' },
      { ...openaiKey, ...anthropicKey },
      'anthropic',
      'claude-sonnet-5',
    ],
    ['the offline provider', { provider: 'offline' }, openaiKey, 'offline', 'offline-rules'],
    ['a model of the environment', {}, { ...openaiKey, NLQUERY_MODEL: 'gpt-5.5' }, 'openai', 'gpt-5.5'],
    [
      'a flag beside a model of the environment',
      { provider: 'offline' },
      { ...openaiKey, NLQUERY_MODEL: 'gpt-5.5' },
      'offline',
      'offline-rules',
    ],
    [
      'a server of the environment',
      { model: 'qwen3:8b' },
      { OPENAI_BASE_URL: 'http://localhost:11434/v1' },
      'openai',
      'qwen3:8b',
    ],
  ] as const)('given %s it takes the right model', async (_given, options, env, name, model) => {
    const { llm } = await chooseLlm(options, env);
    expect([llm.name, llm.model]).toEqual([name, model]);
  });

  it('says whether the offline model only stands in for want of a key', async () => {
    expect((await chooseLlm({}, {})).isFallback).toBe(true);
    expect((await chooseLlm({ provider: 'offline' }, {})).isFallback).toBe(false);
    expect((await chooseLlm({}, openaiKey)).isFallback).toBe(false);
  });

  it.each([
    [{ provider: 'openai' }, {}, 'OPENAI_API_KEY is not set'],
    [{ model: 'gpt-5.5' }, {}, 'OPENAI_API_KEY is not set'],
    [{ model: 'claude-opus-5' }, openaiKey, 'ANTHROPIC_API_KEY is not set'],
    [{ baseUrl: 'http://localhost:11434/v1' }, {}, '--base-url needs --model'],
    [{ provider: 'offline', model: 'gpt-5.5' }, {}, 'neither --model nor --base-url'],
  ] as const)('refuses %j', async (options, env, message) => {
    await expect(chooseLlm(options, env)).rejects.toThrow(UsageError);
    await expect(chooseLlm(options, env)).rejects.toThrow(message);
  });
});
