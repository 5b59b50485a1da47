/** Caps that hold before any parser sees the text. */
export interface GuardLimits {
  /** UTF-8 bytes of the statement. */
  readonly maxBytes: number;
  /** Words, literals, operators and punctuation. */
  readonly maxTokens: number;
  /** Brackets and CASE within one another. */
  readonly maxNesting: number;
  /** Upper bound of the syntax tree's depth: `1 + 1 + 1 …` is deep without a bracket. */
  readonly maxDepth: number;
}

/** A hostile text at these limits is parsed in under 50 ms; the longest honest one measured has 5 kB and 13 levels. */
export const defaultGuardLimits: GuardLimits = {
  maxBytes: 100_000,
  maxTokens: 10_000,
  maxNesting: 100,
  maxDepth: 1_000,
};
