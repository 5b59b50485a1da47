import type { Settings } from '../client/wire-types.ts';
import { element } from '../dom/element.ts';

export interface AddFormOptions {
  readonly sample: Settings['sample'];
  /** Rejects with what is to be shown. */
  readonly onAdd: (dbUrl: string) => Promise<void>;
}

let formCount = 0;

/** The form that takes a database in: by its URL, or the sample by one click. */
export function createAddForm({ sample, onAdd }: AddFormOptions): HTMLElement {
  const id = `db-url-${++formCount}`;
  const problem = element('p', { class: 'problem', role: 'alert', id: `${id}-problem` });
  const input = element('input', {
    id,
    type: 'text',
    inputmode: 'url',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    placeholder: 'postgres://user:password@host:5432/database',
    'aria-describedby': `${id}-hint ${id}-problem`,
    required: true,
    autofocus: true,
  });
  const submit = element('button', { class: 'primary', type: 'submit' }, 'Add database');
  const sampleButton = sample && element('button', { type: 'button' }, `Try ${sample.name}`);
  const buttons = sampleButton ? [submit, sampleButton] : [submit];

  async function add(dbUrl: string): Promise<void> {
    problem.textContent = '';
    for (const button of buttons) button.disabled = true;
    try {
      await onAdd(dbUrl);
    } catch (error) {
      problem.textContent = (error as Error).message;
      input.focus();
    } finally {
      for (const button of buttons) button.disabled = false;
    }
  }

  sampleButton?.addEventListener('click', () => add(sample?.dbUrl ?? ''));
  return element(
    'form',
    {
      class: 'add-form',
      onsubmit: (event: Event) => {
        event.preventDefault();
        void add(input.value.trim());
      },
    },
    element('label', { for: id }, 'Database URL'),
    input,
    element(
      'p',
      { class: 'hint', id: `${id}-hint` },
      'PostgreSQL, MySQL, SQLite, DuckDB or Trino. Best with a role that can only read. It is stored encrypted.',
    ),
    problem,
    element('div', { class: 'actions' }, ...(sampleButton ? [sampleButton] : []), submit),
  );
}
