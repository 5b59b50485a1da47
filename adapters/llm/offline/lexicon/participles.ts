const IRREGULAR: ReadonlySet<string> = new Set(
  'built made held won sung taught led sold bought paid sent lost met run kept told read'.split(' '),
);

/** Whether a word may say what was done to something: directed, written, built. */
export function isParticiple(word: string): boolean {
  return IRREGULAR.has(word) || /(?:ed|en)$/.test(word);
}
