/** `apt` for apartment, `cust` for customer: the first letter and then letters of the word in their order. */
export function isShortFor(short: string, word: string): boolean {
  if (short.length < 2 || short.length > 5 || word.length < short.length + 2 || short[0] !== word[0])
    return false;
  if (short === 'id' || /\d/.test(short)) return false;
  let at = 0;
  for (const letter of word) if (letter === short[at]) at += 1;
  return at === short.length && (word.startsWith(short) || short.length >= 3);
}
