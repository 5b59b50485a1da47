/** The items of a list in SQL, split at commas outside quotes and brackets. */
export function splitList(list: string): readonly string[] {
  const items: string[] = [];
  let depth = 0;
  let item = '';
  for (const [token] of list.matchAll(/"(?:[^"]|"")*"|'(?:[^']|'')*'|[^"']/gs)) {
    if (token === '(' || token === '[') depth += 1;
    if (token === ')' || token === ']') depth -= 1;
    if (token === ',' && depth === 0) {
      items.push(item.trim());
      item = '';
    } else {
      item += token;
    }
  }
  return [...items, item.trim()].filter((text) => text !== '');
}
