export { lexicalEmbedder } from './lexical-embedder.ts';
export type { LexicalEmbedderOptions } from './options.ts';
