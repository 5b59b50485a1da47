import type { DatabaseSync } from 'node:sqlite';
import type { LinkedValue, SchemaContext } from '../../../src/adapter-kit/index.ts';

const MOST_DISTINCT = 2_000;

/** A stand-in for the value index: which stored short texts a question mentions. */
export function sampledValues(
  database: DatabaseSync,
  schema: SchemaContext,
): (question: string) => readonly LinkedValue[] {
  const stored = new Map<string, { table: string; column: string; value: string }[]>();
  for (const table of schema.tables) {
    for (const column of table.columns) {
      if (!/char|text|^$/i.test(column.type)) continue;
      const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
      const rows = database
        .prepare(
          `SELECT DISTINCT ${quoted(column.name)} AS v FROM ${quoted(table.name)} WHERE typeof(${quoted(column.name)}) = 'text' LIMIT ${MOST_DISTINCT + 1}`,
        )
        .all();
      if (rows.length > MOST_DISTINCT) continue;
      for (const row of rows) {
        const value = String(row.v);
        const key = comparable(value);
        if (key === '' || key.split(' ').length > 8) continue;
        stored.set(key, [...(stored.get(key) ?? []), { table: table.name, column: column.name, value }]);
      }
    }
  }
  return (question) => matches(question, stored);
}

function matches(
  question: string,
  stored: ReadonlyMap<string, readonly { table: string; column: string; value: string }[]>,
): readonly LinkedValue[] {
  const words = [...question.matchAll(/[\p{L}\p{N}]+/gu)];
  const found: LinkedValue[] = [];
  for (let start = 0; start < words.length; start += 1) {
    for (let end = start + 1; end <= Math.min(words.length, start + 8); end += 1) {
      const first = words[start];
      const last = words[end - 1];
      if (first === undefined || last === undefined) continue;
      const matchedText = question.slice(first.index, last.index + last[0].length);
      const key = comparable(matchedText);
      const singular = key.replace(/s$/, '');
      for (const hit of [
        ...(stored.get(key) ?? []),
        ...(singular === key ? [] : (stored.get(singular) ?? [])),
      ]) {
        found.push({ schema: 'main', table: hit.table, column: hit.column, value: hit.value, matchedText });
      }
    }
  }
  return found;
}

function comparable(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
