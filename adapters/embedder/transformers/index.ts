export type { TransformersEmbedderOptions } from './options.ts';
export { transformersEmbedder } from './transformers-embedder.ts';
