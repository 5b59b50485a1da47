import type { CallOptions } from '../ports/call-options.ts';
import type { Catalog } from '../ports/catalog.ts';

/** Catalogs by tenant and checksum: stored, and kept parsed in memory for the ones in use. */
export interface CatalogSnapshots {
  read(tenantId: string, checksum: string, options?: CallOptions): Promise<Catalog | null>;
  write(tenantId: string, checksum: string, catalog: Catalog, options?: CallOptions): Promise<void>;
  /** Deletes every snapshot of the tenant but the one under `checksum`; all of them for `null`. */
  prune(tenantId: string, checksum: string | null, options?: CallOptions): Promise<void>;
}
