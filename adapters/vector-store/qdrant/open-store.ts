import type { Collections } from './create-collections.ts';
import type { QdrantSettings } from './settings.ts';

/** What the operations share. */
export interface OpenStore {
  readonly settings: QdrantSettings;
  readonly collections: Collections;
}
