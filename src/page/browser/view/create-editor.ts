import { MariaSQL, MySQL, PostgreSQL, type SQLDialect, SQLite, StandardSQL, sql } from '@codemirror/lang-sql';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { Compartment, EditorState, Prec } from '@codemirror/state';
import { keymap, placeholder } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { basicSetup, EditorView } from 'codemirror';
import type { Schema } from '../client/wire-types.ts';
import { element } from '../dom/element.ts';

export interface Editor {
  readonly element: HTMLElement;
  text(): string;
  show(text: string): void;
  /** Dialect and names for highlighting and completion. */
  know(schema: Schema): void;
  focus(): void;
}

export interface EditorOptions {
  readonly onRun: () => void;
  readonly onChange: () => void;
}

const dialects: Readonly<Record<string, SQLDialect>> = {
  postgres: PostgreSQL,
  mysql: MySQL,
  mariadb: MariaSQL,
  sqlite: SQLite,
};

/**
 * The SQL, highlighted, to be read and changed. It lives in a shadow root, where CodeMirror's styles need no inline style element; Tab
 * leaves it like any other field.
 */
export function createEditor({ onRun, onChange }: EditorOptions): Editor {
  const host = element('div', { class: 'editor' });
  const root = host.attachShadow({ mode: 'open' });
  const language = new Compartment();
  const run = (): boolean => {
    onRun();
    return true;
  };
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      extensions: [
        Prec.highest(keymap.of([{ key: 'Mod-Enter', run }])),
        basicSetup,
        plainTyping,
        placeholder('SELECT …'),
        EditorView.lineWrapping,
        language.of(sql({ dialect: StandardSQL })),
        syntaxHighlighting(highlights),
        theme,
        EditorView.contentAttributes.of({ 'aria-label': 'SQL', autocapitalize: 'off', spellcheck: 'false' }),
        EditorView.updateListener.of(({ docChanged }) => docChanged && onChange()),
      ],
    }),
  });
  return {
    element: host,
    text: () => view.state.doc.toString(),
    show: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    know: (schema) => view.dispatch({ effects: language.reconfigure(languageOf(schema)) }),
    focus: () => view.focus(),
  };
}

function languageOf({ dialect, tables }: Schema): ReturnType<typeof sql> {
  const names = Object.fromEntries(
    tables.map(({ name, columns }) => [name, columns.map((column) => column.name)]),
  );
  return sql({ dialect: dialects[dialect] ?? StandardSQL, schema: names });
}

/**
 * What is typed goes into the document by ourselves: Chromium would put it on the page with the style of what it replaces, as an inline
 * style, which the page's policy refuses.
 */
const plainTyping = EditorView.domEventHandlers({
  beforeinput: ({ inputType, data }, view) => {
    if (inputType !== 'insertText' || data === null || view.composing) return false;
    const { from, to } = view.state.selection.main;
    const insert = () => view.state.update(view.state.replaceSelection(data), { userEvent: 'input.type' });
    const isTaken = view.state
      .facet(EditorView.inputHandler)
      .some((handle) => handle(view, from, to, data, insert));
    if (!isTaken) view.dispatch(insert());
    return true;
  },
});

/** Colours come from the page's own custom properties, which reach into shadow roots. */
const highlights = HighlightStyle.define([
  {
    tag: [tags.keyword, tags.operatorKeyword, tags.modifier],
    color: 'var(--sql-keyword)',
    fontWeight: '600',
  },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--sql-string)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--sql-number)' },
  { tag: [tags.typeName, tags.standard(tags.name)], color: 'var(--sql-function)' },
  { tag: [tags.comment], color: 'var(--muted)', fontStyle: 'italic' },
]);

const theme = EditorView.theme({
  '&': { fontSize: '0.875rem', color: 'var(--ink)', backgroundColor: 'transparent' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.65', maxHeight: '22rem' },
  '.cm-content': { padding: '0.25rem 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 0.25rem' },
  '.cm-gutters': { display: 'none' },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--selection) !important',
  },
  '.cm-selectionMatch': { backgroundColor: 'var(--accent-soft)' },
  '.cm-tooltip': {
    color: 'var(--ink)',
    backgroundColor: 'var(--surface)',
    border: '1px solid var(--line)',
    borderRadius: '8px',
    overflow: 'hidden',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    color: 'var(--on-accent)',
    backgroundColor: 'var(--accent)',
  },
  '.cm-panels': { color: 'var(--ink)', backgroundColor: 'var(--raised)' },
});
