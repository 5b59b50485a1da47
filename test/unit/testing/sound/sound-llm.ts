import { type Llm, NlQueryError } from '../../../../src/adapter-kit/index.ts';

/** Always answers the same; keeps every promise about the form. */
export function soundLlm(prompted: boolean): Llm {
  return {
    name: 'sound',
    model: 'sound-1',
    capabilities: { structuredOutput: true, prompted },
    generate: async ({ messages, schema, task }, options) => {
      if (options?.signal?.aborted) throw new NlQueryError('ABORTED', 'Aborted.', {});
      if (prompted ? messages.length === 0 : task === undefined) throw new Error('nothing to answer');
      const text = schema ? '{"sql":"SELECT 1"}' : 'SELECT 1';
      return { text, usage: { inputTokens: 12, outputTokens: 0 } };
    },
  };
}
