import type { VendorIdentity } from '../../../src/adapter-kit/index.ts';

export const identity: VendorIdentity = {
  code: 'EMBEDDER_FAILED',
  adapter: 'transformers',
  factory: 'transformersEmbedder',
};
