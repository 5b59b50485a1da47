export { offlineLlm } from './offline-llm.ts';
export type { OfflineLlmOptions } from './options.ts';
