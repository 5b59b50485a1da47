import type { VendorIdentity } from '../../../src/adapter-kit/index.ts';

export const identity: VendorIdentity = { code: 'LLM_FAILED', adapter: 'anthropic', factory: 'anthropicLlm' };
