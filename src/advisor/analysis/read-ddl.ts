import type { Dialect } from '../../ports/dialect.ts';
import { repairStatement } from '../payload/repair-statement.ts';
import { kindOf } from '../syntax/kind-of.ts';
import type { Syntax } from '../syntax/syntax.ts';
import type { SqlNode } from '../syntax/tree/sql-node.ts';
import { addConstraint, type TableDraft } from './add-constraint.ts';
import type { AnalysisIssue, SourceTable } from './analysis.ts';
import { readCreateTable } from './read-create-table.ts';
import { readName } from './read-name.ts';

export interface DdlFacts {
  readonly tables: readonly SourceTable[];
  readonly issues: readonly AnalysisIssue[];
}

/** The tables that DDL makes. What cannot be read is named and left out. */
export function readDdl(
  { syntax }: { readonly syntax: Syntax },
  statements: readonly { readonly statement: string }[],
  { dialect }: { readonly dialect: Dialect },
): DdlFacts {
  const drafts = new Map<string, TableDraft>();
  const issues: AnalysisIssue[] = [];
  for (const [index, { statement }] of statements.entries()) {
    const say = (message: string) => issues.push({ at: `ddl[${index}]`, message });
    const read = (text: string): readonly SqlNode[] | null => {
      const parsed = syntax.parse(text, dialect);
      return parsed.ok && parsed.statements.every((tree) => known.has(kindOf(tree)))
        ? parsed.statements
        : null;
    };
    const repaired = repairStatement({ syntax }, statement, read, { dialect, kind: 'definition' });
    if (!repaired) {
      say(`It cannot be read: ${reasonOf(syntax, statement, dialect)}`);
      continue;
    }
    for (const repair of repaired.repairs) say(`Repaired: ${repair}.`);
    for (const tree of repaired.read) {
      const text = repaired.read.length === 1 ? repaired.text : null;
      readStatement({ syntax, drafts, say, dialect }, tree, text);
    }
  }
  return { tables: [...drafts.values()].map(({ table }) => table), issues };
}

const known = new Set([
  'create_table',
  'create_index',
  'alter_table',
  'comment',
  'create_schema',
  'create_view',
  'create_sequence',
  'set_statement',
  'use',
  'create_type',
  'create_database',
]);

interface Reader {
  readonly syntax: Syntax;
  readonly drafts: Map<string, TableDraft>;
  readonly say: (message: string) => void;
  readonly dialect: Dialect;
}

function readStatement({ syntax, drafts, say, dialect }: Reader, tree: SqlNode, text: string | null): void {
  const kind = kindOf(tree);
  if (kind === 'create_table') {
    const printed = text === null ? syntax.print(tree, dialect) : null;
    const source = text ?? (printed?.ok ? printed.sql : '');
    const draft = readCreateTable({ syntax }, source, { dialect });
    if (typeof draft === 'string') return void say(draft);
    if (drafts.has(draft.key))
      return void say(`The table "${draft.table.name}" is made twice; the first one counts.`);
    drafts.set(draft.key, draft);
  } else if (kind === 'create_index') {
    const index = tree.create_index as CreateIndex;
    const draft = drafts.get(readName(index.table, dialect).key);
    if (!draft) return void say('The index is on a table that no statement makes.');
    const columns = index.columns.map(({ column }) => column.name);
    if (columns.includes('?')) return void say('An index on an expression is left out.');
    if (index.where_clause) return void say('An index on some of the rows is left out.');
    addConstraint(
      draft,
      {
        Index: {
          name: index.name,
          columns: index.columns.map(({ column }) => column),
          kind: index.unique ? 'UNIQUE' : null,
        },
      },
      dialect,
    );
  } else if (kind === 'alter_table') {
    const alter = tree.alter_table as { name: CreateIndex['table']; actions: readonly SqlNode[] };
    const draft = drafts.get(readName(alter.name, dialect).key);
    if (!draft) return void say('It alters a table that no statement makes.');
    for (const action of alter.actions) {
      if (action.AddConstraint) addConstraint(draft, action.AddConstraint as SqlNode, dialect);
      else say('Of ALTER TABLE, constraints alone are read.');
    }
  } else if (kind === 'create_view') {
    say('Views are not read: queries on them come back as they are.');
  }
}

interface CreateIndex {
  readonly name: { readonly name: string; readonly quoted: boolean } | null;
  readonly table: Parameters<typeof readName>[0];
  readonly columns: readonly { readonly column: { readonly name: string; readonly quoted: boolean } }[];
  readonly unique: boolean;
  readonly where_clause: unknown;
}

function reasonOf(syntax: Syntax, statement: string, dialect: Dialect): string {
  const parsed = syntax.parse(statement, dialect);
  if (!parsed.ok) return withoutQuotedText(parsed.fault.message);
  return 'it is no CREATE TABLE, CREATE INDEX or ALTER TABLE.';
}

/** A parser repeats what it stumbled over, and that may be anything that stood in the text. */
function withoutQuotedText(message: string): string {
  return message.replace(/\s*near \[[\s\S]*$/, '');
}
