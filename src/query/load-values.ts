import type { Dependencies } from '../dependencies.ts';
import type { CallOptions } from '../ports/call-options.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Manifest } from '../ports/manifest.ts';
import type { ColumnValues } from '../values/column-values.ts';
import { enumValues } from '../values/enum-values.ts';
import { valuesOfCatalog } from '../values/values-of-catalog.ts';
import { everyonesValues } from './everyones-values.ts';

const merged = new WeakMap<Catalog, readonly ColumnValues[]>();

/** The values that the policies allow, one list a catalog, so that what is built from it is built once. */
export async function loadValues(
  { valueSnapshots, settings }: Pick<Dependencies, 'valueSnapshots' | 'settings'>,
  subject: { readonly tenantId: string; readonly catalog: Catalog; readonly manifest: Manifest },
  options: CallOptions,
): Promise<readonly ColumnValues[]> {
  const { tenantId, catalog, manifest } = subject;
  if (settings.values === 'none') return [];
  const known = merged.get(catalog);
  if (known) return known;
  const sampled =
    settings.values === 'sampled'
      ? await valueSnapshots.read(tenantId, manifest.catalogChecksum, options)
      : null;
  const shown = valuesOfCatalog(sampled ?? [], catalog);
  const values = [...enumValues(catalog), ...everyonesValues(shown, catalog, settings.rowPolicies)];
  if (settings.values === 'enums' || sampled) merged.set(catalog, values);
  return values;
}
