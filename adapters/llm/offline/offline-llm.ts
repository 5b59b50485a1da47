import { type Llm, NlQueryError, throwIfAborted } from '../../../src/adapter-kit/index.ts';
import { answerQuestion } from './answer-question.ts';
import type { OfflineLlmOptions } from './options.ts';

/**
 * A model without a model: it maps the question onto the retrieved schema by rules of English and writes SQL, or
 * says that it cannot. No network, no key, no randomness: the same question gives the same SQL. A baseline, not a
 * language model; it reads `task` and ignores `messages`.
 */
export function offlineLlm(options: OfflineLlmOptions = {}): Llm {
  return {
    name: 'offline',
    model: 'offline-rules',
    capabilities: { structuredOutput: false, prompted: false },
    async generate(request, callOptions) {
      throwIfAborted(callOptions?.signal);
      if (request.task === undefined) {
        throw new NlQueryError('LLM_FAILED', 'The offline model needs the question as data: pass `task`.', {
          details: { adapter: 'offline' },
        });
      }
      const answer = answerQuestion(request.task, options);
      return { text: JSON.stringify(answer), usage: { inputTokens: 0, outputTokens: 0 } };
    },
  };
}
