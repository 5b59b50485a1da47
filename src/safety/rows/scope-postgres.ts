import { isDeepStrictEqual } from 'node:util';
import type { CatalogTable } from '../../ports/catalog.ts';
import { catalogIndex } from '../catalog-index.ts';
import type { JudgeContext } from '../judge-context.ts';
import { tokenText } from '../lexer/token-text.ts';
import type { Token } from '../lexer/tokenize.ts';
import { characterOffset } from '../postgres/character-offset.ts';
import { judgeStatements } from '../postgres/judge-statements.ts';
import { loadParser, type Parse } from '../postgres/load-parser.ts';
import type { SyntaxNode } from '../postgres/syntax-node.ts';
import type { StoppedVerdict } from '../verdict.ts';
import { applyEdits } from './apply-edits.ts';
import type { BoundRowPolicy } from './bound-row-policy.ts';
import { expectedTree } from './expected-tree.ts';
import { hidesTables } from './hides-tables.ts';
import { insertDefinitions } from './insert-definitions.ts';
import { namesInPredicate } from './names-in-predicate.ts';
import { predicateFor } from './predicate-for.ts';
import { quoteName } from './quote-name.ts';
import { refuseRows } from './refuse-rows.ts';
import { scopedName } from './scoped-name.ts';
import { sharesRows } from './shares-rows.ts';
import { withoutLocations } from './without-locations.ts';

/**
 * The statement with every reference to a table that has a row policy replaced, in its own text, by a common table expression of the
 * caller's rows. The result is parsed again, and its tree must differ from the statement's in that alone.
 */
export async function scopePostgres(
  sql: string,
  tokens: readonly Token[],
  context: JudgeContext,
  policies: readonly BoundRowPolicy[],
): Promise<string | StoppedVerdict> {
  const parse = await loadParser();
  const statement = parseOne(parse, sql);
  const references: { readonly range: SyntaxNode; readonly table: CatalogTable | null }[] = [];
  const finding = judgeStatements([statement], { ...context, strictNames: true }, (range, table) =>
    references.push({ range, table }),
  );
  if (finding !== null) return refuseRows(null, finding.message);
  if (context.catalog === null) return refuseRows(null, 'The tables are not known.');
  const index = catalogIndex(context.catalog);
  const scoped = new Map<CatalogTable, { readonly name: string; readonly predicate: string }>();
  for (const { table } of references) {
    if (table === null) return refuseRows(null, 'A table is not known. Use the tables that are listed.');
    const predicate = predicateFor(table, policies);
    if (predicate === null) {
      if (hidesTables(table) || sharesRows(table, index, policies))
        return refuseRows(null, `${table.name} may show rows of others. Use the tables.`);
    } else if (!scoped.has(table)) scoped.set(table, { name: scopedName(sql, scoped.size + 1), predicate });
  }
  if (scoped.size === 0) return sql;

  const shadowed = namesInPredicate(
    [...scoped.values()].map(({ predicate }) => predicate),
    'postgres',
  );
  const replaced = new Map<SyntaxNode, string>();
  const edits = [];
  for (const { range, table } of references) {
    const name = table === null ? undefined : scoped.get(table)?.name;
    if (name === undefined) continue;
    const place = nameAt(sql, tokens, range);
    if (range.inh !== true || place === null) {
      return refuseRows(
        null,
        `Rows of ${String(range.relname)} cannot be confined here. Name the table plainly in FROM.`,
      );
    }
    const alias = range.alias === undefined ? ` AS ${quoteName(String(range.relname))}` : '';
    edits.push({ ...place, text: `${quoteName(name)}${alias}` });
    replaced.set(range, name);
  }
  const definitions = [...scoped].map(
    ([{ schema, name: table }, { name, predicate }]) =>
      `${quoteName(name)} AS MATERIALIZED (SELECT * FROM ${quoteName(schema)}.${quoteName(table)} WHERE ${predicate})`,
  );
  const result = applyEdits(sql, [insertDefinitions(sql, tokens, definitions), ...edits]);
  const expected = expectedTree(
    statement,
    replaced,
    definitions.map((definition) => parseDefinition(parse, definition)),
  );
  const isFaithful =
    !expected.ctes.some((name) => shadowed.has(name.toLowerCase())) &&
    isDeepStrictEqual(withoutLocations(expected.tree), withoutLocations(parseOne(parse, result)));
  if (isFaithful) return result;
  return refuseRows(
    null,
    'The statement could not be confined to the rows that may be seen. Write it more plainly.',
  );
}

/** Where a table's qualified name stands, as character offsets. */
function nameAt(
  sql: string,
  tokens: readonly Token[],
  range: SyntaxNode,
): { readonly start: number; readonly end: number } | null {
  const at = typeof range.location === 'number' ? characterOffset(sql, range.location) : null;
  const first = tokens.findIndex((token) => token.start === at);
  if (first < 0) return null;
  let last = first;
  while (tokens[last + 1]?.kind === 'dot') last += 2;
  const [start, end] = [tokens[first], tokens[last]];
  if (start === undefined || end === undefined || tokenText(sql, end) === '') return null;
  return { start: start.start, end: end.end };
}

function parseOne(parse: Parse, sql: string): unknown {
  const parsed = parse(sql);
  const statements = 'error' in parsed ? [] : parsed.statements;
  return statements.length === 1 ? statements[0] : null;
}

/** The tree of one definition alone, so that a condition cannot reach beyond its brackets. */
function parseDefinition(parse: Parse, definition: string): unknown {
  const statement = parseOne(parse, `WITH ${definition} SELECT 1`) as {
    readonly SelectStmt?: { readonly withClause?: { readonly ctes?: readonly unknown[] } };
  } | null;
  const ctes = statement?.SelectStmt?.withClause?.ctes ?? [];
  return ctes.length === 1 ? ctes[0] : null;
}
