import type { CallOptions } from '../ports/call-options.ts';
import type { Catalog } from '../ports/catalog.ts';

/** Catalogs by tenant and checksum: stored, and kept parsed in memory for the ones in use. */
export interface CatalogSnapshots {
  read(tenantId: string, checksum: string, options?: CallOptions): Promise<Catalog | null>;
  write(tenantId: string, checksum: string, catalog: Catalog, options?: CallOptions): Promise<void>;
  /**
   * Deletes the tenant's snapshots but those whose checksums `keep` gives. It is asked after the snapshots have been
   * listed: one that is written after its checksum was announced cannot fall through.
   */
  prune(
    tenantId: string,
    keep: () => Promise<readonly (string | null)[]>,
    options?: CallOptions,
  ): Promise<void>;
}
