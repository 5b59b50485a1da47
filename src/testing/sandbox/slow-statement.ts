const digits =
  'SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5';
const names = ['a', 'b', 'c', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q'];

/** A query over 6¹⁶ combinations: no engine ends it. */
export const slowStatement = `SELECT count(*) FROM ${names.map((name) => `(${digits}) ${name}`).join(', ')} WHERE ${names
  .map((name) => `${name}.d`)
  .join(' + ')} = 41`;
