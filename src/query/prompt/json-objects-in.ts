/** Opening braces that are looked at: a text with more is no answer. */
const maxStarts = 100;

/** The parts of a text that may be JSON objects, by their braces: the outer ones first, then those inside them. */
export function* jsonObjectsIn(text: string): Generator<string> {
  let start = text.indexOf('{');
  for (let tries = 0; start >= 0 && tries < maxStarts; tries += 1) {
    const end = endOfObject(text, start);
    if (end !== null) yield text.slice(start, end);
    start = text.indexOf('{', start + 1);
  }
}

/** Behind the brace that closes the one at `start`; braces in strings do not count. */
function endOfObject(text: string, start: number): number | null {
  let depth = 0;
  let isString = false;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (isString && character === '\\') at += 1;
    else if (character === '"') isString = !isString;
    else if (!isString && character === '{') depth += 1;
    else if (!isString && character === '}') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return null;
}
