export { huggingfaceEmbedder } from './huggingface-embedder.ts';
export type { HuggingfaceEmbedderOptions } from './options.ts';
