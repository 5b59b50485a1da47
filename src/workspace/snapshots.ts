import type { CallOptions } from '../ports/call-options.ts';

/** What belongs to one state of a tenant's schema, by tenant and catalog checksum: stored, and kept parsed in memory while in use. */
export interface Snapshots<Value> {
  read(tenantId: string, checksum: string, options?: CallOptions): Promise<Value | null>;
  write(tenantId: string, checksum: string, value: Value, options?: CallOptions): Promise<void>;
  /** Deletes those of some checksums. */
  drop(tenantId: string, checksums: readonly string[], options?: CallOptions): Promise<void>;
  /** Deletes all of the tenant's snapshots. */
  clear(tenantId: string, options?: CallOptions): Promise<void>;
}
