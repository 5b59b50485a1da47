import type { Dialect } from '../../ports/dialect.ts';
import { loadPeer } from '../../shared/load-peer.ts';
import { fingerprintTree } from './fingerprint-tree.ts';
import type { Parsed, ParsedOne, Printed, SqlToken, Syntax, SyntaxFault } from './syntax.ts';
import type { SqlNode } from './tree/sql-node.ts';

type Polyglot = typeof import('@polyglot-sql/sdk');
type PolyglotDialect = NonNullable<Parameters<Polyglot['parse']>[1]>;

let loading: Promise<Syntax> | null = null;

/**
 * The parser of all dialects, loaded once a process (24 MB of WebAssembly).
 *
 * @throws `PEER_MISSING` when `@polyglot-sql/sdk` is not installed
 */
export function loadSyntax(): Promise<Syntax> {
  loading ??= load().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function load(): Promise<Syntax> {
  const polyglot = await loadPeer('@polyglot-sql/sdk', () => import('@polyglot-sql/sdk'));
  const parse = (sql: string, dialect: Dialect): Parsed => parseWith(polyglot, sql, dialect);
  const parseOne = (sql: string, dialect: Dialect): ParsedOne => onlyStatement(parse(sql, dialect));
  return {
    parse,
    parseOne,
    print: (tree, dialect) => printWith(polyglot, parseOne, tree, dialect),
    translate: (sql, from, to) =>
      oneText(guarded(() => polyglot.transpile(sql, grammarOf(from), grammarOf(to)))),
    tokenize: (sql, dialect) => tokensOf(guarded(() => polyglot.tokenize(sql, grammarOf(dialect)))),
  };
}

/** The package's types say `tokenType`; what it gives is `token_type`. */
function tokensOf({ tokens }: { readonly tokens?: unknown }): readonly SqlToken[] | null {
  const raw = tokens as readonly RawToken[] | undefined;
  return (
    raw?.map(({ token_type, text, span }) => ({
      kind: token_type,
      text,
      start: span.start,
      end: span.end,
    })) ?? null
  );
}

interface RawToken {
  readonly token_type: string;
  readonly text: string;
  readonly span: { readonly start: number; readonly end: number };
}

function parseWith(polyglot: Polyglot, sql: string, dialect: Dialect): Parsed {
  const parsed = guarded(() => polyglot.parse(sql, grammarOf(dialect)) as ParseOutcome);
  if (!parsed.success) return { ok: false, fault: faultOf(parsed) };
  return { ok: true, statements: parsed.ast as readonly SqlNode[] };
}

function onlyStatement(parsed: Parsed): ParsedOne {
  if (!parsed.ok) return parsed;
  const [tree, ...others] = parsed.statements;
  if (tree === undefined) return { ok: false, fault: fault('There is no statement in it.') };
  if (others.length > 0) {
    return { ok: false, fault: fault(`There are ${others.length + 1} statements in it.`) };
  }
  return { ok: true, tree };
}

function printWith(
  polyglot: Polyglot,
  parseOne: Syntax['parseOne'],
  tree: SqlNode,
  dialect: Dialect,
): Printed {
  const printed = oneText(guarded(() => polyglot.generate([tree], grammarOf(dialect))));
  if (!printed.ok) return printed;
  const again = parseOne(printed.sql, dialect);
  if (!again.ok) return { ok: false, fault: fault('What was printed cannot be read again.') };
  if (fingerprintTree(again.tree, dialect) !== fingerprintTree(tree, dialect)) {
    return { ok: false, fault: fault('What was printed reads differently.') };
  }
  return printed;
}

interface Outcome {
  readonly success: boolean;
  readonly error?: string | undefined;
  readonly errorLine?: number | undefined;
  readonly errorColumn?: number | undefined;
}

interface ParseOutcome extends Outcome {
  readonly ast?: unknown;
}

/** The WebAssembly may trap on hostile input: that too is a fault of the text. */
function guarded<Result extends Outcome>(call: () => Result): Result {
  try {
    return call();
  } catch (error) {
    return { success: false, error: error instanceof Error ? error.message : String(error) } as Result;
  }
}

function oneText(outcome: Outcome & { readonly sql?: readonly string[] | undefined }): Printed {
  const [sql, ...others] = outcome.sql ?? [];
  if (!outcome.success || sql === undefined) return { ok: false, fault: faultOf(outcome) };
  if (others.length > 0) return { ok: false, fault: fault('There is more than one statement in it.') };
  return { ok: true, sql };
}

function faultOf(outcome: Outcome): SyntaxFault {
  return {
    message: outcome.error ?? 'The parser gave no reason.',
    line: outcome.errorLine ?? null,
    column: outcome.errorColumn ?? null,
  };
}

function fault(message: string): SyntaxFault {
  return { message, line: null, column: null };
}

function grammarOf(dialect: Dialect): PolyglotDialect {
  if (dialect === 'postgres') return 'postgresql' as PolyglotDialect;
  if (dialect === 'mariadb') return 'mysql' as PolyglotDialect;
  return dialect as PolyglotDialect;
}
