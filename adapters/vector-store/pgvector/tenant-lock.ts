import { lockKey } from './lock-key.ts';
import type { OpenStore } from './open-store.ts';

/**
 * The lock that every write to a tenant holds: writers of one tenant take turns, so that they cannot wait for each other's rows in a
 * circle. Writers of different tenants do not meet.
 */
export function tenantLock({ settings }: Pick<OpenStore, 'settings'>, tenantId: string): string {
  return lockKey('nlquery pgvector tenant', settings.schema, tenantId);
}
