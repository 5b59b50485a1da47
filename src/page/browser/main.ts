import { createClient } from './client/create-client.ts';
import { createApp } from './create-app.ts';
import { browserMemory } from './dom/browser-memory.ts';
import { element } from './dom/element.ts';
import { icon } from './dom/icon.ts';
import { createRecentQuestions } from './model/recent-questions.ts';
import { listenForShortcuts } from './view/shortcuts.ts';
import { showKeyDialog } from './view/show-key-dialog.ts';
import { showShortcutsDialog } from './view/show-shortcuts-dialog.ts';

const device = browserMemory('localStorage');
const session = browserMemory('sessionStorage');
const keyName = 'nlquery.key';
const singleKeysName = 'nlquery.single-keys';

const singleKeys = (): boolean => device.getItem(singleKeysName) !== 'off';
const client = createClient(fetch.bind(window), () => session.getItem(keyName));
const app = createApp({
  client,
  recent: createRecentQuestions(device),
  onKeyNeeded: (problem, then) => {
    const known = session.getItem(keyName);
    keyButton.hidden = false;
    askForKey(known === null ? null : problem, then);
  },
});

const keyButton = element(
  'button',
  { class: 'quiet', type: 'button', onclick: () => askForKey(null, () => void app.load()) },
  icon('key'),
  element('span', {}, 'API key'),
);
keyButton.hidden = session.getItem(keyName) === null;

function askForKey(problem: string | null, then: () => void): void {
  if (document.querySelector('#api-key')) return;
  showKeyDialog((key) => {
    session.setItem(keyName, key);
    then();
  }, problem);
}

const showKeys = (): void =>
  showShortcutsDialog(singleKeys(), (isOn) => device.setItem(singleKeysName, isOn ? 'on' : 'off'));

function toggleMenu(): void {
  const isOpen = document.body.dataset.menu !== 'open';
  document.body.dataset.menu = isOpen ? 'open' : '';
  menu.setAttribute('aria-expanded', String(isOpen));
}

const menu = element(
  'button',
  {
    class: 'quiet square menu',
    type: 'button',
    'aria-label': 'Databases and tables',
    'aria-controls': 'side',
    'aria-expanded': 'false',
    onclick: toggleMenu,
  },
  icon('menu'),
);
document.body.append(
  element('a', { class: 'skip', href: '#main' }, 'Skip to the question'),
  element(
    'header',
    { class: 'bar' },
    menu,
    element(
      'span',
      { class: 'brand' },
      element('img', { src: 'icon.svg', alt: '', width: 22, height: 22 }),
      'nlquery',
    ),
    element('span', { class: 'spacer' }),
    keyButton,
    element(
      'button',
      { class: 'quiet', type: 'button', onclick: showKeys },
      icon('keyboard'),
      element('span', {}, 'Shortcuts'),
    ),
  ),
  element('div', { class: 'frame' }, app.side, app.main),
  element('div', { id: 'announcements', class: 'visually-hidden', role: 'status', 'aria-live': 'polite' }),
);
listenForShortcuts({ ...app.shortcuts, '?': showKeys }, singleKeys);
await app.load();
