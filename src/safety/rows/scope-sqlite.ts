import type { CatalogTable } from '../../ports/catalog.ts';
import { catalogIndex } from '../catalog-index.ts';
import type { JudgeContext } from '../judge-context.ts';
import { tokenText } from '../lexer/token-text.ts';
import type { Token } from '../lexer/tokenize.ts';
import { preparesWithout } from '../sqlite/prepares-without.ts';
import { findScopes } from '../static/find-scopes.ts';
import { findTables } from '../static/find-tables.ts';
import type { StoppedVerdict } from '../verdict.ts';
import { applyEdits } from './apply-edits.ts';
import type { BoundRowPolicy } from './bound-row-policy.ts';
import { hidesTables } from './hides-tables.ts';
import { insertDefinitions } from './insert-definitions.ts';
import { namesInPredicate } from './names-in-predicate.ts';
import { predicateFor } from './predicate-for.ts';
import { quoteName } from './quote-name.ts';
import { refuseRows } from './refuse-rows.ts';
import { scopedName } from './scoped-name.ts';

interface Scoped {
  readonly table: CatalogTable;
  readonly name: string;
  readonly predicate: string;
}

/**
 * The statement with every reference to a table that has a row policy replaced by a common table expression of the caller's rows. That
 * none was missed SQLite itself proves: the same replacement is prepared on a database that has no tables of those names.
 */
export async function scopeSqlite(
  sql: string,
  tokens: readonly Token[],
  context: JudgeContext,
  policies: readonly BoundRowPolicy[],
): Promise<string | StoppedVerdict> {
  if (context.catalog === null) return refuseRows(null, 'The tables are not known.');
  const { lowerNames } = catalogIndex(context.catalog);
  const scoped = new Map<string, Scoped>();
  for (const token of tokens) {
    const text = token.kind === 'string' ? sql.slice(token.start + 1, token.end - 1) : tokenText(sql, token);
    const table = lowerNames.get(text.toLowerCase());
    if (table === undefined || scoped.has(text.toLowerCase())) continue;
    const predicate = predicateFor(table, policies);
    if (predicate === null) {
      if (!hidesTables(table)) continue;
      return refuseRows(token.start, `${table.name} may show rows of others. Use the tables.`);
    }
    scoped.set(text.toLowerCase(), { table, name: scopedName(sql, scoped.size + 1), predicate });
  }
  if (scoped.size === 0) return sql;

  const texts = tokens.map((token) => tokenText(sql, token));
  const list = [...scoped.values()];
  const names = namesInPredicate(
    list.map(({ predicate }) => predicate),
    'sqlite',
  );
  const shadow = findScopes(texts, tokens).find(({ name }) => scoped.has(name) || names.has(name));
  if (shadow !== undefined)
    return refuseRows(null, `WITH may not name ${shadow.name} here. Use another name.`);

  const edits = referenceEdits(sql, texts, tokens, scoped);
  const rewrite = (source: (entry: Scoped) => string) => {
    const definitions = list.map((entry) => `${quoteName(entry.name)} AS MATERIALIZED (${source(entry)})`);
    return applyEdits(sql, [insertDefinitions(sql, tokens, definitions), ...edits]);
  };
  const proof = rewrite(({ name }) => `SELECT * FROM ${quoteName(`${name}_source`)}`);
  const sources = new Map(list.map(({ table, name }) => [table, `${name}_source`]));
  if (!(await preparesWithout(proof, tokens, sql, context, sources))) {
    return refuseRows(
      null,
      'The statement could not be confined to the rows that may be seen. Write it more plainly.',
    );
  }
  return rewrite(
    ({ table, predicate }) =>
      `SELECT * FROM ${quoteName(table.schema)}.${quoteName(table.name)} WHERE ${predicate}`,
  );
}

function referenceEdits(
  sql: string,
  texts: readonly string[],
  tokens: readonly Token[],
  scoped: ReadonlyMap<string, Scoped>,
): { readonly start: number; readonly end: number; readonly text: string }[] {
  const tables = findTables(texts, tokens);
  return tables.references.flatMap(({ parts, kind, index }) => {
    const entry = scoped.get((parts.at(-1) ?? '').toLowerCase());
    const isMain = parts.length === 1 || (parts.length === 2 && parts[0]?.toLowerCase() === 'main');
    const last = index + 2 * (parts.length - 1);
    const [start, end] = [tokens[index], tokens[last]];
    if (entry === undefined || kind !== 'table' || !isMain || start === undefined || end === undefined)
      return [];
    const hasAlias =
      tables.aliases.has(last + 1) || (texts[last + 1] === 'AS' && tables.aliases.has(last + 2));
    const spelled = sql.slice(end.start, end.end);
    const alias = hasAlias ? '' : ` AS ${end.kind === 'word' ? quoteName(spelled) : spelled}`;
    return [{ start: start.start, end: end.end, text: `${quoteName(entry.name)}${alias}` }];
  });
}
