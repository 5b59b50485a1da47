export interface OfflineLlmOptions {
  /**
   * How sure a reading must be to be answered, 0 to 1: higher declines more and errs less.
   *
   * @defaultValue 0.64
   */
  readonly threshold?: number | undefined;
}
