import { element } from './element.ts';
import { icon } from './icon.ts';

export interface DialogContent {
  readonly title: string;
  /** Built for this opening; `close` shuts the dialog and gives the focus back to where it was. */
  readonly body: (close: () => void) => readonly Node[];
}

/** A dialog in front of the page. The browser keeps the focus in it, and Escape closes it. */
export function openDialog({ title, body }: DialogContent): HTMLDialogElement {
  const dialog = element('dialog', { class: 'dialog', 'aria-labelledby': 'dialog-title' });
  const close = (): void => dialog.close();
  dialog.append(
    element(
      'div',
      { class: 'dialog-head' },
      element('h2', { id: 'dialog-title' }, title),
      element(
        'button',
        { class: 'quiet square', type: 'button', 'aria-label': 'Close', onclick: close },
        icon('close'),
      ),
    ),
    ...body(close),
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
