/** The offset past a quoted stretch that starts at `at`; a doubled quote stands for itself. −1 when it never ends. */
export function scanQuoted(sql: string, at: number, quote: string, backslashEscapes: boolean): number {
  let index = at + 1;
  while (index < sql.length) {
    const character = sql.charAt(index);
    if (backslashEscapes && character === '\\') index += 2;
    else if (character !== quote) index += 1;
    else if (sql.charAt(index + 1) === quote) index += 2;
    else return index + 1;
  }
  return -1;
}
