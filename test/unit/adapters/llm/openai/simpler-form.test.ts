import { describe, expect, it } from 'vitest';
import { firstForm } from '../../../../../adapters/llm/openai/first-form.ts';
import { simplerForm } from '../../../../../adapters/llm/openai/simpler-form.ts';

const form = firstForm({ baseUrl: 'http://localhost:11434/v1', structuredOutput: 'auto' });
const may = { changeFormat: true };

describe('firstForm', () => {
  it('asks OpenAI by its current names', () => {
    expect(firstForm({ baseUrl: null, structuredOutput: 'auto' })).toEqual({
      format: 'json_schema',
      temperature: true,
      tokenLimit: 'max_completion_tokens',
      otherTokenLimit: 'max_tokens',
    });
  });

  it('asks others by the names that all know', () => {
    expect(firstForm({ baseUrl: 'http://localhost/v1', structuredOutput: false })).toEqual({
      format: 'text',
      temperature: true,
      tokenLimit: 'max_tokens',
      otherTokenLimit: 'max_completion_tokens',
    });
  });
});

describe('simplerForm', () => {
  it.each([
    'This response_format type is unavailable now',
    "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model.",
    "[{'type': 'extra_forbidden', 'loc': ('body', 'response_format')}]",
    'Structured output is not available for this model',
  ])('gives up the schema for: %s', (message) => {
    const next = simplerForm(form, { status: 400, param: null, message }, may);
    expect(next).toEqual({ ...form, format: 'json_object' });
  });

  it('gives up JSON after the schema', () => {
    const refusal = { status: 422, param: 'response_format', message: 'no' };
    expect(simplerForm({ ...form, format: 'json_object' }, refusal, may)?.format).toBe('text');
    expect(simplerForm({ ...form, format: 'text' }, refusal, may)).toBeNull();
  });

  it.each([
    ['another status', { status: 500, param: 'response_format', message: 'no' }],
    ['no status', { status: undefined, param: null, message: 'response_format' }],
    ['another field', { status: 400, param: 'messages', message: 'response_format needs the word json' }],
    [
      'an invalid schema',
      { status: 400, param: 'response_format', message: 'Invalid schema for response_format' },
    ],
    ['a temperature out of range', { status: 400, param: 'temperature', message: 'decimal out of range' }],
    [
      'a prompt too long',
      { status: 400, param: null, message: 'reduce the length of messages or max_tokens' },
    ],
  ])('changes nothing for %s', (_, refusal) => {
    expect(simplerForm(form, refusal, may)).toBeNull();
  });

  it('gives up no temperature that was not sent', () => {
    const refusal = { status: 400, param: 'temperature', message: 'not supported' };
    expect(simplerForm(form, refusal, may)?.temperature).toBe(false);
    expect(simplerForm({ ...form, temperature: false }, refusal, may)).toBeNull();
  });
});
