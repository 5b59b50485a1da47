import type { CallOptions } from '../../ports/call-options.ts';
import type { VectorStore } from '../../ports/vector-store.ts';
import { abortionCase } from '../abortion-case.ts';
import { failureCase } from '../failure-case.ts';
import { interruptionCase } from '../interruption-case.ts';
import { sampleChunk } from './sample-chunk.ts';
import { sampleManifest } from './sample-manifest.ts';
import type { VectorStoreCase } from './vector-store-case.ts';

const calls: Readonly<Record<string, (store: VectorStore, options: CallOptions) => Promise<unknown>>> = {
  upsert: (store, options) => store.upsert('tenant_a', [sampleChunk('a', [1, 0, 0, 0])], options),
  search: (store, options) => store.search('tenant_a', Float32Array.of(1, 0, 0, 0), { limit: 1, ...options }),
  fingerprints: (store, options) => store.fingerprints('tenant_a', options),
  remove: (store, options) => store.remove('tenant_a', ['a'], options),
  readManifest: (store, options) => store.readManifest('tenant_a', options),
  writeManifest: (store, options) => store.writeManifest('tenant_a', sampleManifest('x'), options),
  clear: (store, options) => store.clear('tenant_a', options),
};

export const failureCases: readonly VectorStoreCase[] = Object.entries(calls).flatMap(([method, call]) => [
  abortionCase<VectorStore>(method, (store, signal) => call(store, { signal })),
  failureCase<VectorStore>(method, 'VECTOR_STORE_FAILED', (store) => call(store, {})),
  interruptionCase<VectorStore>(method, (store, signal) => call(store, { signal })),
]);
