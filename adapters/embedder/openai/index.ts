export { openaiEmbedder } from './openai-embedder.ts';
export type { OpenaiEmbedderOptions } from './options.ts';
