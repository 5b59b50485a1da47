export { openaiLlm } from './openai-llm.ts';
export type { OpenaiLlmOptions } from './options.ts';
