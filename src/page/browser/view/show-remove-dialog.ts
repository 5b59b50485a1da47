import { element } from '../dom/element.ts';
import { openDialog } from '../dom/open-dialog.ts';

/** Asks whether a database is really to be forgotten. */
export function showRemoveDialog(name: string, onRemove: () => void): void {
  openDialog({
    title: `Forget “${name}”?`,
    body: (close) => {
      const remove = (): void => {
        close();
        onRemove();
      };
      return [
        element('p', {}, 'What was learnt of its schema is deleted. The database itself is not touched.'),
        element(
          'div',
          { class: 'actions' },
          element('button', { type: 'button', autofocus: true, onclick: close }, 'Keep it'),
          element('button', { class: 'danger', type: 'button', onclick: remove }, 'Forget it'),
        ),
      ];
    },
  });
}
