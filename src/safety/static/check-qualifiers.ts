import type { CatalogIndex } from '../catalog-index.ts';
import type { Token } from '../lexer/tokenize.ts';
import { stop } from '../stop.ts';
import type { StoppedVerdict } from '../verdict.ts';
import type { FoundTables } from './find-tables.ts';

/** Refuses `x.y` outside FROM where `x` is no table or alias of the statement: a reference the walk did not understand. */
export function checkQualifiers(
  texts: readonly string[],
  tokens: readonly Token[],
  tables: FoundTables,
  catalog: CatalogIndex | null,
): StoppedVerdict | null {
  const known = new Set<string>();
  for (const at of tables.aliases) known.add((texts[at] ?? '').toLowerCase());
  const starts = new Set<number>();
  for (const reference of tables.references) {
    known.add((reference.parts.at(-1) ?? '').toLowerCase());
    starts.add(reference.index);
  }
  const schemas = new Set([...(catalog?.schemas ?? [])].map((schema) => schema.toLowerCase()));
  for (const [index, token] of tokens.entries()) {
    const isStart = tokens[index + 1]?.kind === 'dot' && tokens[index - 1]?.kind !== 'dot';
    if (!isStart || starts.has(index) || (token.kind !== 'word' && token.kind !== 'name')) continue;
    const name = (texts[index] ?? '').toLowerCase();
    const long = tokens[index + 3]?.kind === 'dot';
    if (known.has(name) || (long && schemas.has(name)) || tokens[index + 3]?.kind === 'open') continue;
    const message = `"${texts[index]?.toLowerCase()}" is no table or alias of this statement. Name the table in FROM.`;
    return stop('refused', 'schema', token.start, message);
  }
  return null;
}
