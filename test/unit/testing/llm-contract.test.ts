import { describe } from 'vitest';
import type { Llm, LlmRequest, LlmResult } from '../../../src/adapter-kit/index.ts';
import { llmContract } from '../../../src/testing/index.ts';
import { commonSabotages } from './common-sabotages.ts';
import { expectEveryCaseCanFail } from './expect-every-case-can-fail.ts';
import type { Sabotage } from './sabotage.ts';
import { failing } from './sound/failing.ts';
import { hanging } from './sound/hanging.ts';
import { soundLlm } from './sound/sound-llm.ts';

const usage = { inputTokens: 1, outputTokens: 1 };

/** The model with some requests answered otherwise. */
function answering(sound: Llm, answer: (request: LlmRequest) => Partial<LlmResult> | null): Llm {
  return {
    ...sound,
    generate: async (request, options) => ({
      ...(await sound.generate(request, options)),
      ...answer(request),
    }),
  };
}

const sabotages: readonly Sabotage<Llm>[] = [
  ...commonSabotages<Llm>({
    methods: ['generate'],
    code: 'LLM_FAILED',
    unreachable: true,
    unanswering: true,
  }),
  {
    name: 'has no name',
    kills: ['the model has a name'],
    break: (sound) => ({ ...sound, model: '' }),
  },
  {
    name: 'says nothing',
    kills: ['generate gives a text and counts tokens', 'generate takes a schema'],
    break: (sound) => answering(sound, () => ({ text: '' })),
  },
  {
    name: 'counts parts of tokens',
    kills: ['generate gives a text and counts tokens'],
    break: (sound) => answering(sound, () => ({ usage: { ...usage, inputTokens: 0.5 } })),
  },
  {
    name: 'answers one request at a time',
    kills: ['generate answers several requests at the same time'],
    break: (sound) => {
      let busy = false;
      return {
        ...sound,
        generate: async (...args) => {
          if (busy) throw new Error('busy');
          busy = true;
          await new Promise((resolve) => setImmediate(resolve));
          busy = false;
          return sound.generate(...args);
        },
      };
    },
  },
  {
    name: 'changes the request',
    kills: ['generate leaves the request as it is'],
    break: (sound) =>
      answering(sound, (request) => {
        (request.messages as unknown[]).push({ role: 'user', content: 'Answer in JSON.' });
        return null;
      }),
  },
  {
    name: 'answers in a fence',
    kills: ['generate gives JSON that fits the schema'],
    break: (sound) => answering(sound, () => ({ text: '```json\n{"sql":"SELECT 1"}\n```' })),
  },
  {
    name: 'adds fields to the form',
    kills: ['generate gives JSON that fits the schema'],
    break: (sound) => answering(sound, () => ({ text: '{"sql":"SELECT 1","sure":true}' })),
  },
];

const promptedSabotages: readonly Sabotage<Llm>[] = [
  {
    name: 'needs the task',
    kills: ['generate answers a request that has messages alone'],
    break: (sound) => answering(sound, ({ task }) => (task ? null : { text: '' })),
  },
  {
    name: 'takes two messages at most',
    kills: ['generate answers a conversation'],
    break: (sound) => answering(sound, ({ messages }) => (messages.length > 2 ? { text: '' } : null)),
  },
];

const unpromptedSabotages: readonly Sabotage<Llm>[] = [
  {
    name: 'needs the messages',
    kills: ['generate answers a request that has a task alone'],
    break: (sound) => answering(sound, ({ messages }) => (messages.length === 0 ? { text: '' } : null)),
  },
];

describe.each([
  ['prompted', true, promptedSabotages],
  ['unprompted', false, unpromptedSabotages],
] as const)('%s', (_, prompted, further) => {
  expectEveryCaseCanFail({
    contract: (create, options) => llmContract(() => create(''), options),
    sound: () => soundLlm(prompted),
    unreachable: () => failing(soundLlm(prompted), ['generate'], 'LLM_FAILED'),
    unanswering: () => hanging(soundLlm(prompted), ['generate']),
    capabilities: prompted ? ['structuredOutput', 'prompted'] : ['structuredOutput'],
    secrets: ['pass-s3cret'],
    sabotages: [...sabotages, ...further],
  });
});
