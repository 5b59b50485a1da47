/** What the page is told by the server that serves it. */
export interface PageSettings {
  /** A database that is offered to who has none at hand; `null` for none. */
  readonly sample: SampleDatabase | null;
}

export interface SampleDatabase {
  /** What it is called: `the sample shop`. */
  readonly name: string;
  /** Sent to `POST /workspace` like any other: the server's policy has to allow it. */
  readonly dbUrl: string;
  /** What may be asked of it. */
  readonly questions: readonly string[];
}
