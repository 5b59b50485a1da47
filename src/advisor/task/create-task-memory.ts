import type { Dependencies } from '../../dependencies.ts';
import type { Lease } from '../../leases/take-lease.ts';
import type { Json } from '../../ports/json.ts';
import { stateKeys } from '../../workspace/state-keys.ts';

/** What a task has worked out so far: after a crash the next worker goes on from there. */
export interface TaskMemory {
  /** What is stored under the name, else what `work` resolves to, stored first. Its value is JSON-safe. */
  once<Value>(name: string, work: () => Promise<Value>): Promise<Value>;
  /** Stores under the name, whatever was there. */
  keep(name: string, value: unknown): Promise<void>;
}

/** Nothing is stored unless the lease is still held. */
export function createTaskMemory(
  { stateStore, settings }: Pick<Dependencies, 'stateStore' | 'settings'>,
  taskId: string,
  lease: Pick<Lease<unknown>, 'renew'>,
): TaskMemory {
  const { resultTtlMs: ttlMs } = settings.advisor;
  const keyOf = (name: string): string => `${stateKeys.taskParts(taskId)}${name}`;

  async function keep(name: string, value: unknown): Promise<void> {
    await lease.renew();
    await stateStore.set(keyOf(name), { value: value as Json }, { ttlMs });
  }

  return {
    keep,
    async once<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
      const stored = (await stateStore.get(keyOf(name))) as { readonly value: unknown } | null;
      if (stored !== null) return stored.value as Value;
      const value = await work();
      await keep(name, value);
      return value;
    },
  };
}
