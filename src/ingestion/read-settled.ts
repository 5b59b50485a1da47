import { chunkingVersion } from '../catalog/chunk-catalog.ts';
import type { Dependencies } from '../dependencies.ts';
import type { CallOptions } from '../ports/call-options.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Manifest } from '../ports/manifest.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import { stateKeys } from '../workspace/state-keys.ts';
import type { SettledRecord } from './settled-record.ts';

/** What can be relied on to be stored, without looking. */
export interface Settled {
  readonly catalog: Catalog;
  readonly manifest: Manifest;
  readonly comparedAt: number;
}

/** After this time everything is compared once more, milliseconds: whatever else may have gone wrong does not stay for ever. */
const maxAgeMs = 24 * 3_600_000;

/** `null` when what is stored has to be compared chunk by chunk. */
export async function readSettled(
  dependencies: Pick<Dependencies, 'stateStore' | 'vectorStore' | 'catalogSnapshots' | 'embedder' | 'now'>,
  tenantId: string,
  options: CallOptions,
): Promise<Settled | null> {
  const { stateStore, vectorStore, catalogSnapshots, embedder, now } = dependencies;
  const record = (await stateStore.get(stateKeys.settled(tenantId), options)) as SettledRecord | null;
  const manifest = await vectorStore.readManifest(tenantId, options);
  if (!record || !manifest || textOf(record.manifest) !== textOf(manifest)) return null;
  if (manifest.embedderId !== embedder.id || manifest.dimensions !== embedder.dimensions) return null;
  if (record.chunkingVersion !== chunkingVersion || now() - record.comparedAt > maxAgeMs) return null;
  const catalog = await catalogSnapshots.read(tenantId, manifest.catalogChecksum, options);
  return catalog && { catalog, manifest, comparedAt: record.comparedAt };
}

function textOf(manifest: Manifest): string {
  return canonicalJson({ ...manifest });
}
