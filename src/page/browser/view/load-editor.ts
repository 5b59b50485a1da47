import type { Schema } from '../client/wire-types.ts';
import { element } from '../dom/element.ts';
import type { Editor, EditorOptions } from './create-editor.ts';

/** The editor, most of the page's weight, loaded while the rest is already there. What it is told before is kept for it. */
export function loadEditor(options: EditorOptions): Editor {
  const host = element('div');
  let waiting: { readonly text: string; readonly schema: Schema | null } = { text: '', schema: null };
  let editor: Editor | null = null;
  void import('./create-editor.ts').then(({ createEditor }) => {
    editor = createEditor(options);
    if (waiting.schema) editor.know(waiting.schema);
    editor.show(waiting.text);
    host.append(editor.element);
  });
  return {
    element: host,
    text: () => editor?.text() ?? waiting.text,
    show: (text) => {
      waiting = { ...waiting, text };
      editor?.show(text);
    },
    know: (schema) => {
      waiting = { ...waiting, schema };
      editor?.know(schema);
    },
    focus: () => editor?.focus(),
  };
}
