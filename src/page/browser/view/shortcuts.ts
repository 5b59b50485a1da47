/** What single keys do; while something is being typed only Escape does anything, and nothing while a dialog is open. */
export type Shortcuts = Readonly<Record<string, () => void>>;

/** Listens for the keys on the whole page. `isOn` is asked at each key. */
export function listenForShortcuts(shortcuts: Shortcuts, isOn: () => boolean): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (document.querySelector('dialog[open]')) return;
    if (event.key !== 'Escape' && (!isOn() || isTyping(event.composedPath()[0]))) return;
    const act = Object.hasOwn(shortcuts, event.key) ? shortcuts[event.key] : undefined;
    if (!act) return;
    event.preventDefault();
    act();
  });
}

function isTyping(target: EventTarget | undefined): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select'))
  );
}

export function isApple(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}
