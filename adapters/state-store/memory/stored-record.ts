/** Kept as text, so that no caller holds a reference into the store. */
export interface StoredRecord {
  readonly json: string;
  /** Milliseconds since the epoch; `Infinity` when the record stays. */
  readonly expiresAt: number;
}
