import type { Manifest } from '../ports/manifest.ts';

/**
 * Says that the vector store holds the chunks of the manifest's catalog and no others. It is deleted before anything is written, and comes
 * back when all has been: after an ingestion that was interrupted there is none.
 */
export type SettledRecord = {
  readonly manifest: { readonly [Field in keyof Manifest]: Manifest[Field] };
  readonly chunkingVersion: number;
  /** Milliseconds since the epoch: when all stored chunks were last compared with the catalog. */
  readonly comparedAt: number;
};
