/** Stems of words for the people and makers that "by" introduces. */
export const PEOPLE: readonly string[] =
  'author artist director writer composer creator nam player actor singer manager owner'.split(' ');
