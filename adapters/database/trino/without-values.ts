/** An error's message about a value, which may come from a row: only what the statement itself says is kept. Trino does not escape quotes within a value. */
export function withoutValues(message: string, sql: string): string {
  const isOwn = (value: string): boolean =>
    sql.includes(`'${value}'`) || sql.includes(`"${value}"`) || (value.length > 1 && sql.includes(value));
  return withoutQuoted(withoutQuoted(message, '"', isOwn), "'", isOwn)
    .replace(beforeValue, (whole, head: string, value: string) => (isOwn(value) ? whole : `${head}: …`))
    .replace(/(?<![\w.:(])-?\d[\d.]*(?!\d*:)/g, (number) => (sql.includes(number) ? number : '…'));
}

/** What stands before a value without quotes. */
const beforeValue = /((?:cannot be cast to|[Cc]annot cast value to|is not a valid) [^:]+): (.*)$/s;

/** Where anything in quotes is not the statement's own, all from the first quote to the last goes: a value may hold quotes. */
function withoutQuoted(message: string, quote: string, isOwn: (value: string) => boolean): string {
  const parts = message.split(quote);
  if (parts.length % 2 === 1 && parts.every((part, index) => index % 2 === 0 || isOwn(part))) return message;
  const first = message.indexOf(quote);
  const last = message.lastIndexOf(quote);
  return `${message.slice(0, first)}${quote}…${quote}${last === first ? '' : message.slice(last + 1)}`;
}
