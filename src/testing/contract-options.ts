/** A promise that an adapter does not keep, and why. */
export interface Deviation {
  /** The name of the case, exactly. */
  readonly caseName: string;
  /** What hinders it, and what the adapter does instead. */
  readonly reason: string;
}

export interface ContractOptions<Subject> {
  /**
   * The abilities that the adapter declares (`persistent`, `distributed`, …); the cases that they bring apply. One case checks that
   * this list and the adapter agree.
   *
   * @defaultValue []
   */
  readonly capabilities?: readonly string[] | undefined;
  /** Cases expected to fail. One that passes nevertheless is reported as stale. @defaultValue [] */
  readonly deviations?: readonly Deviation[] | undefined;
  /** Makes the adapter for a server or file that cannot be reached; brings the cases about failure. */
  readonly unreachable?: (() => Subject | Promise<Subject>) | undefined;
  /** Makes the adapter for a server that takes a call and never answers; brings the cases about calls under way. */
  readonly unanswering?: (() => Subject | Promise<Subject>) | undefined;
  /** Texts in the configuration of `unreachable` and `unanswering` that no error may show. @defaultValue [] */
  readonly secrets?: readonly string[] | undefined;
  /** How long a case waits for what has to happen, milliseconds. @defaultValue 8000 */
  readonly patienceMs?: number | undefined;
}
