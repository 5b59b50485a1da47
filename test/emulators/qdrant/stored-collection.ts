/** A collection as the emulator keeps it. */
export interface StoredCollection {
  readonly size: number;
  readonly distance: 'Cosine' | 'Dot';
  /** By id, in the one spelling of it. */
  readonly points: Map<string, StoredPoint>;
  /** Fields with an index; `true` for those marked `is_tenant`. */
  readonly indexes: Map<string, boolean>;
}

export interface StoredPoint {
  readonly id: string | number;
  readonly vector: Float32Array;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly version: number;
}
