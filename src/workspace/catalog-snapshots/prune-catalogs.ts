import type { Dependencies } from '../../dependencies.ts';
import type { CallOptions } from '../../ports/call-options.ts';
import { stateKeys } from '../state-keys.ts';
import type { CatalogIndex } from './catalog-index.ts';
import { dropSpare } from './drop-spare.ts';
import { isPast } from './is-past.ts';

/**
 * Retires the tenant's snapshots but those whose checksums `keep` gives, and deletes what was retired long ago. Resolves to the
 * checksums of all that nobody needs.
 */
export async function pruneCatalogs(
  { stateStore, now }: Pick<Dependencies, 'stateStore' | 'now'>,
  { tenantId, keep }: { readonly tenantId: string; readonly keep: () => Promise<readonly (string | null)[]> },
  options?: CallOptions,
): Promise<readonly string[]> {
  const prefix = stateKeys.catalogs(tenantId);
  const indexes = (await stateStore.list(prefix, options)).map(
    ({ key, value }) => [key, value as CatalogIndex] as const,
  );
  const unused = async (key: string) => !(await keep()).includes(key.slice(prefix.length));
  const doomed: (readonly [key: string, index: CatalogIndex])[] = [];
  const retired: string[] = [];
  for (const [key, index] of indexes) {
    const isUnused = await unused(key);
    if (isUnused) retired.push(key.slice(prefix.length));
    if (isUnused && index.retired && isPast(index, now())) doomed.push([key, index]);
    else if (isUnused !== index.retired) {
      await stateStore.set(key, { ...index, retired: isUnused, changedAt: now() }, options);
    }
  }
  const living = indexes.filter(([key]) => !doomed.some(([other]) => other === key));
  const used = new Set(living.flatMap(([, { parts }]) => parts));
  for (const [key, { parts, spare }] of doomed) {
    if (!(await unused(key))) continue;
    for (const part of [...parts, ...spare]) if (!used.has(part)) await stateStore.delete(part, options);
    // Written again meanwhile, it has other parts.
    const latest = (await stateStore.get(key, options)) as CatalogIndex | null;
    if (latest?.retired) await stateStore.delete(key, options);
  }
  for (const [key, index] of living) {
    if (index.spare.length === 0 || index.retired || !isPast(index, now())) continue;
    await dropSpare(stateStore, { key, index, used }, options);
  }
  return retired;
}
