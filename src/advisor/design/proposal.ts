import type { DesignQuery, DesignTable } from './design.ts';

/** One improvement of a design: it replaces parts of it only after passing every gate. JSON-safe. */
export interface Proposal {
  readonly id: string;
  /** The rule's name, or `model`. */
  readonly rule: string;
  /** One line. */
  readonly title: string;
  readonly what: string;
  readonly why: {
    readonly queryIds: readonly string[];
    readonly weightSeconds: number;
    /** The facts it rests on, in words. */
    readonly evidence: readonly string[];
  };
  readonly change: {
    /** Added, or put in the place of the one with the same name. */
    readonly tables: readonly DesignTable[];
    readonly removedTables: readonly string[];
    readonly queries: readonly DesignQuery[];
  };
  /** `construction`: equal by how it was made, given what `assumes` says; `test`: must be tested. */
  readonly proof: 'construction' | 'test';
  /** What must hold for it, in words: keys that are unique, columns without nulls. */
  readonly assumes: readonly string[];
  readonly saving: {
    readonly seconds: number;
    /** How it was estimated: `scanned bytes`, `explain`, `measured`. */
    readonly method: string;
  };
  readonly cost: {
    /** More bytes stored than before; negative when it saves some; `null` when unknown. */
    readonly storageBytes: number | null;
    /** What becomes stale, in words; `null` when nothing does. */
    readonly freshness: string | null;
  };
  /** How to go back, in SQL or words. */
  readonly rollback: string;
  /** Stores answers: taken only when precomputed answers were asked for. */
  readonly precomputes: boolean;
}
