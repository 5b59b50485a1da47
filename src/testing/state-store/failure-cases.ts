import type { CallOptions } from '../../ports/call-options.ts';
import type { StateStore } from '../../ports/state-store.ts';
import { abortionCase } from '../abortion-case.ts';
import { failureCase } from '../failure-case.ts';
import { interruptionCase } from '../interruption-case.ts';
import type { StateStoreCase } from './state-store-case.ts';

const calls: Readonly<Record<string, (store: StateStore, options: CallOptions) => Promise<unknown>>> = {
  get: (store, options) => store.get('k', options),
  set: (store, options) => store.set('k', 1, options),
  delete: (store, options) => store.delete('k', options),
  list: (store, options) => store.list('', options),
};

export const failureCases: readonly StateStoreCase[] = Object.entries(calls).flatMap(([method, call]) => [
  abortionCase<StateStore>(method, (store, signal) => call(store, { signal })),
  failureCase<StateStore>(method, 'STATE_STORE_FAILED', (store) => call(store, {})),
  interruptionCase<StateStore>(method, (store, signal) => call(store, { signal })),
]);
