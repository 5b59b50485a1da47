import { element } from '../dom/element.ts';
import { openDialog } from '../dom/open-dialog.ts';
import { isApple } from './shortcuts.ts';

/** The keys, and the switch for those that are a single letter (WCAG 2.1, 2.1.4). */
export function showShortcutsDialog(isOn: boolean, onSwitch: (isOn: boolean) => void): void {
  const control = isApple() ? '⌘' : 'Ctrl';
  const keys: readonly (readonly [readonly string[], string])[] = [
    [['/'], 'Go to the question'],
    [['Enter'], 'Ask (Shift + Enter for a new line)'],
    [['S'], 'Go to the SQL'],
    [[control, 'Enter'], 'Run the SQL as it stands in the editor'],
    [['R'], 'Go to the rows'],
    [['['], 'Page back'],
    [[']'], 'Page on'],
    [['N'], 'Add a database'],
    [['↑'], 'The last question, in an empty field'],
    [['Esc'], 'Stop, or close what is open'],
    [['?'], 'Show this list'],
  ];
  openDialog({
    title: 'Shortcuts',
    body: () => {
      const box = element('input', {
        type: 'checkbox',
        id: 'single-keys',
        checked: isOn,
        onchange: () => onSwitch(box.checked),
      });
      return [
        element(
          'dl',
          { class: 'keys' },
          ...keys.map(([names, meaning]) =>
            element(
              'div',
              {},
              element('dt', {}, ...names.map((name) => element('kbd', {}, name))),
              element('dd', {}, meaning),
            ),
          ),
        ),
        element(
          'label',
          { class: 'check', for: 'single-keys' },
          box,
          'Keys that are a single letter or sign',
        ),
      ];
    },
  });
}
