/** What every call that may leave the process accepts. */
export interface CallOptions {
  /** Aborting it makes the call reject with `ABORTED` as soon as the other side can be made to stop. */
  readonly signal?: AbortSignal | undefined;
}
