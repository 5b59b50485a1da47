/**
 * An error's message about a value, which may come from a row: only what the statement itself says is kept. DuckDB neither escapes quotes
 * within a value nor keeps it on one line.
 */
export function withoutValues(message: string, sql: string): string {
  const isOwn = (value: string): boolean =>
    sql.includes(`'${value}'`) || sql.includes(`"${value}"`) || (value.length > 3 && sql.includes(value));
  // strptime shows the value once more, with a mark below. The apostrophe is no quote.
  const plain = message
    .replace(/\n(?:(?!\nError: ).)*\n *\^(?=\nError: )/s, '')
    .replace("can't be", 'cannot be');
  return withoutQuoted(withoutQuoted(plain, '"', isOwn), "'", isOwn)
    .replace(
      /^([a-z][^:"']*|Failed to parse format specifier)(: | )(.*)$/s,
      (whole, head, mark, value: string) =>
        unquotedHeads.test(head) && !isOwn(value) ? `${head}${mark}…` : whole,
    )
    .replace(/(?<![\w.])-?\d[\d.]*/g, (number) => (sql.includes(number) ? number : '…'));
}

/** What RE2 and strftime say before the pattern. */
const unquotedHeads =
  /^(?:missing|unexpected|bad repetition|no argument|invalid (?:escape|character class|perl|named|UTF|group|repetition)|trailing|pattern too large|Failed to parse format)/;

/** Where anything in quotes is not the statement's own, all from the first quote to the last goes: a value may hold quotes. */
function withoutQuoted(message: string, quote: string, isOwn: (value: string) => boolean): string {
  const parts = message.split(quote);
  if (parts.length % 2 === 1 && parts.every((part, index) => index % 2 === 0 || isOwn(part))) return message;
  const first = message.indexOf(quote);
  const last = message.lastIndexOf(quote);
  return `${message.slice(0, first)}${quote}…${quote}${last === first ? '' : message.slice(last + 1)}`;
}
