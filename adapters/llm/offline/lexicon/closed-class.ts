const CLOSED_CLASS: ReadonlySet<string> = new Set(
  (
    'a an the of to in on at by for from with within into as is are was were be been being am do does did has have had having can could will ' +
    'would shall should may might must i we you he she it they them us our ours your their theirs his her its my me this that these those ' +
    'there here and or if then than so such also too which who whom whose what when where why how all any some each every both either ' +
    'neither not no nor but per s t me let please out up about along there ones one'
  ).split(/\s+/),
);

/** Whether a word is pure grammar and can never name a table or column by itself. */
export function isClosedClass(word: string): boolean {
  return CLOSED_CLASS.has(word);
}
