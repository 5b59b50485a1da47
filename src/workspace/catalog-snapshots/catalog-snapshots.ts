import type { CallOptions } from '../../ports/call-options.ts';
import type { Catalog } from '../../ports/catalog.ts';
import type { Snapshots } from '../snapshots.ts';

export interface CatalogSnapshots extends Omit<Snapshots<Catalog>, 'drop'> {
  /**
   * Lets go of the tenant's snapshots but those whose checksums `keep` gives, and resolves to the checksums of what nobody needs. `keep` is
   * asked after the snapshots have been listed: one that is written after its checksum was announced cannot fall through.
   */
  prune(
    tenantId: string,
    keep: () => Promise<readonly (string | null)[]>,
    options?: CallOptions,
  ): Promise<readonly string[]>;
}
