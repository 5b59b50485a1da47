import { element } from '../dom/element.ts';
import { openDialog } from '../dom/open-dialog.ts';

/** Asks for the API key that the server wants; it is kept until the tab is closed. */
export function showKeyDialog(onKey: (key: string) => void, problem: string | null): void {
  openDialog({
    title: 'API key',
    body: (close) => {
      const input = element('input', {
        id: 'api-key',
        type: 'password',
        autocomplete: 'off',
        spellcheck: 'false',
        required: true,
        autofocus: true,
      });
      return [
        element(
          'p',
          { class: 'muted' },
          'This server answers to those who have a key. It stays in this tab.',
        ),
        problem === null
          ? document.createTextNode('')
          : element('p', { class: 'problem', role: 'alert' }, problem),
        element(
          'form',
          {
            onsubmit: (event: Event) => {
              event.preventDefault();
              close();
              onKey(input.value.trim());
            },
          },
          element('label', { for: 'api-key' }, 'Key'),
          input,
          element(
            'div',
            { class: 'actions' },
            element('button', { class: 'primary', type: 'submit' }, 'Use this key'),
          ),
        ),
      ];
    },
  });
}
