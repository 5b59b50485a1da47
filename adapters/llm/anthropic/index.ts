export { anthropicLlm } from './anthropic-llm.ts';
export type { AnthropicLlmOptions } from './options.ts';
