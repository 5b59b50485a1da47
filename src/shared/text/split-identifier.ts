/**
 * The lower-case words of a name: `customerID`, `customer_id` and `Customer Id` all give `['customer', 'id']`. Digits stand
 * alone (`addr2` gives `['addr', '2']`) and plural acronyms stay whole (`userIDs` gives `['user', 'ids']`).
 */
export function splitIdentifier(name: string): readonly string[] {
  if (plainWord.test(name)) return [name];
  const apart = name.replace(acronymPlural, (_, before: string, acronym: string) => {
    return `${before}_${acronym.toLowerCase()}`;
  });
  const words = apart.match(ascii.test(apart) ? asciiWords : unicodeWords) ?? [];
  return words.map((word) => word.toLowerCase());
}

const plainWord = /^[a-z]+$/;
const ascii = /^[ -~\s]*$/;
const acronymPlural = /([a-z_ ])([A-Z]{2,}s)(?![a-zA-Z])/g;
const asciiWords = /[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[0-9]+/g;
const unicodeWords = /\p{Lu}+(?=\p{Lu}\p{Ll})|\p{Lu}?\p{Ll}+|\p{Lu}+|\p{N}+|[\p{Lo}\p{Lm}\p{M}]+/gu;
