import type { Dependencies } from '../dependencies.ts';
import type { CallOptions } from '../ports/call-options.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Manifest } from '../ports/manifest.ts';
import type { ColumnValues } from '../values/column-values.ts';
import { enumValues } from '../values/enum-values.ts';
import { valuesOfCatalog } from '../values/values-of-catalog.ts';
import { everyonesValues } from './everyones-values.ts';

/**
 * By what was sampled and by catalog. Values, and the index made of them, go with the snapshot when that is no longer kept in memory: a catalog is
 * kept for longer.
 */
const merged = new WeakMap<readonly ColumnValues[], WeakMap<Catalog, readonly ColumnValues[]>>();

const nothing: readonly ColumnValues[] = [];

/** The values that the policies allow; the same list as long as nothing has changed, so that what is built from it is built once. */
export async function loadValues(
  { valueSnapshots, settings }: Pick<Dependencies, 'valueSnapshots' | 'settings'>,
  subject: { readonly tenantId: string; readonly catalog: Catalog; readonly manifest: Manifest },
  options: CallOptions,
): Promise<readonly ColumnValues[]> {
  const { tenantId, catalog, manifest } = subject;
  if (settings.values === 'none') return nothing;
  const read =
    settings.values === 'sampled'
      ? await valueSnapshots.read(tenantId, manifest.catalogChecksum, options)
      : null;
  const sampled = read ?? nothing;
  const ofSampled = merged.get(sampled) ?? new WeakMap<Catalog, readonly ColumnValues[]>();
  merged.set(sampled, ofSampled);
  const known = ofSampled.get(catalog);
  if (known) return known;
  const shown = valuesOfCatalog(sampled, catalog);
  const values = [...enumValues(catalog), ...everyonesValues(shown, catalog, settings.rowPolicies)];
  ofSampled.set(catalog, values);
  return values;
}
