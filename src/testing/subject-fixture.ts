/** What a case about one adapter is given. All that it opens is closed after it. */
export interface SubjectFixture<Subject> {
  /** Opened on storage that nothing has used before. */
  readonly subject: Subject;
  /** Opens the adapter once more on the same storage. */
  readonly reopen: () => Promise<Subject>;
  /** Cannot reach its other side. */
  readonly openUnreachable: () => Promise<Subject>;
  /** Its other side never answers. */
  readonly openUnanswering: () => Promise<Subject>;
  readonly secrets: readonly string[];
  /** What the contract was told that the adapter declares. */
  readonly capabilities: readonly string[];
  /** How long to wait for what has to happen, milliseconds. */
  readonly patienceMs: number;
}
