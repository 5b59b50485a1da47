import type { Manifest } from '../../ports/manifest.ts';

/** A manifest whose checksum is `catalogChecksum`. */
export function sampleManifest(catalogChecksum: string): Manifest {
  return {
    catalogChecksum,
    embedderId: 'lexical:1:256',
    dimensions: 256,
    chunkCount: 12,
    finishedAt: '2026-11-02T03:04:05.678Z',
  };
}
