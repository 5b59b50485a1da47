import type { Proposal } from '../design/proposal.ts';

/** Something worth doing that the advisor does not do itself: it is never run, and no query is replaced by it. JSON-safe. */
export interface Advice {
  readonly id: string;
  /** Which kind: `column-types`, `distinct-counts`, `iceberg-upkeep`. */
  readonly rule: string;
  /** One line. */
  readonly title: string;
  readonly what: string;
  readonly why: Proposal['why'];
  readonly effect: {
    /** In words. */
    readonly expected: string;
    /** Of the log; `null` where nothing speaks for a figure. Not part of what the design is expected to save. */
    readonly seconds: number | null;
    /** How `seconds` was estimated: `scanned bytes`, or `not estimated`. */
    readonly method: string;
  };
  /** SQL for whoever follows it. Nothing of it has been run. */
  readonly steps: readonly { readonly when: string; readonly statement: string }[];
  /** What it costs, and what has to hold, in words. */
  readonly cautions: readonly string[];
}
