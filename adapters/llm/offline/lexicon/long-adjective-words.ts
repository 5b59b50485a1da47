/** Adjectives compared by "more" and "most". */
export const LONG_ADJECTIVE_WORDS: ReadonlySet<string> = new Set(
  'expensive costly populous populated recent recently experienced powerful valuable successful spacious crowded wealthy'.split(
    ' ',
  ),
);
