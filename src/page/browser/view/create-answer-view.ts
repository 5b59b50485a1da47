import type { RequestError } from '../client/request-error.ts';
import type { Answer, Schema, StageEvent } from '../client/wire-types.ts';
import { announce } from '../dom/announce.ts';
import { copyText } from '../dom/copy-text.ts';
import { element } from '../dom/element.ts';
import { icon } from '../dom/icon.ts';
import { durationText } from '../model/duration-text.ts';
import { createDetails } from './create-details.ts';
import { createResultView, type ResultView } from './create-result-view.ts';
import { createSteps } from './create-steps.ts';
import { loadEditor } from './load-editor.ts';
import { isApple } from './shortcuts.ts';

export interface AnswerView {
  readonly element: HTMLElement;
  /** A question has been asked, or the SQL of the editor is run (`null`). */
  begin(question: string | null): void;
  stage(event: StageEvent): void;
  finish(answer: Answer, tookMs: number): void;
  fail(error: RequestError | Error): void;
  know(schema: Schema): void;
  hide(): void;
  turn(by: number): void;
  focusSql(): void;
  focusRows(): void;
}

export interface AnswerOptions {
  readonly onRun: (sql: string) => void;
  /** Asks again, in other words. */
  readonly onAsk: (question: string) => void;
}

/** One question and all that comes of it: the steps, the SQL, the rows, and how they came about. */
export function createAnswerView({ onRun, onAsk }: AnswerOptions): AnswerView {
  let result: ResultView | null = null;
  let question = '';
  let shownSql = '';
  let databaseName = 'rows';

  const title = element('h2', { tabindex: -1 });
  let steps = createSteps();
  const stepsPlace = element('div', {}, steps.element);
  const notice = element('div', { class: 'notices' });
  const run = element(
    'button',
    { class: 'quiet', type: 'button', onclick: () => onRun(editor.text()) },
    icon('run'),
    'Run',
    key(),
  );
  const copySql = async (): Promise<void> => {
    await copyText(editor.text());
    announce('SQL copied');
  };
  const edited = element('span', { class: 'badge' }, 'edited');
  const editor = loadEditor({
    onRun: () => onRun(editor.text()),
    onChange: () => {
      edited.hidden = editor.text() === shownSql;
    },
  });
  const sqlCard = element(
    'section',
    { class: 'card', 'aria-label': 'SQL' },
    element(
      'div',
      { class: 'card-head' },
      element('h3', {}, 'SQL'),
      edited,
      element('span', { class: 'spacer' }),
      element(
        'button',
        { class: 'quiet', type: 'button', onclick: copySql },
        icon('copy'),
        'Copy',
        element('span', { class: 'visually-hidden' }, ' the SQL'),
      ),
      run,
    ),
    editor.element,
  );
  const resultPlace = element('div');
  const details = element('div', { class: 'details' });
  const whole = element(
    'article',
    { class: 'answer' },
    title,
    stepsPlace,
    notice,
    sqlCard,
    resultPlace,
    details,
  );
  whole.hidden = true;

  function clearResult(): void {
    result?.close();
    result = null;
    resultPlace.replaceChildren();
    details.replaceChildren();
    notice.replaceChildren();
  }

  function showSql(sql: string): void {
    shownSql = sql;
    if (editor.text() !== sql) editor.show(sql);
    edited.hidden = true;
    sqlCard.hidden = false;
  }

  return {
    element: whole,
    begin: (asked) => {
      clearResult();
      if (asked !== null) {
        question = asked;
        title.textContent = asked;
        sqlCard.hidden = true;
      } else if (editor.text() !== shownSql) title.textContent = 'Your own SQL';
      steps = asked === null ? createSteps(['evaluate', 'run']) : createSteps();
      stepsPlace.replaceChildren(steps.element);
      steps.enter(asked === null ? 'evaluate' : 'retrieve');
      whole.hidden = false;
      whole.setAttribute('aria-busy', 'true');
      announce(asked === null ? 'Running the SQL' : 'Looking up the schema');
    },
    stage: (event) => {
      switch (event.stage) {
        case 'retrieved': {
          const { tables } = event.data.context;
          steps.note('retrieve', `${tables.length} ${tables.length === 1 ? 'table' : 'tables'}`);
          steps.enter('generate');
          return announce('Writing SQL');
        }
        case 'generated':
          showSql(event.data.sql);
          return steps.enter('evaluate');
        case 'repaired':
          steps.note('evaluate', event.data.attempt.fault?.kind.replaceAll('_', ' ') ?? '');
          steps.enter('generate');
          return announce('Correcting the SQL');
        case 'running':
          showSql(event.data.sql);
          steps.enter('run');
          return announce('Running the SQL');
        case 'rows':
          return steps.note('run', String(event.data.row_count));
      }
    },
    finish: (answer, tookMs) => {
      whole.removeAttribute('aria-busy');
      clearResult();
      const { outcome, sql, data, columns, truncated, usage } = answer;
      showSql(sql ?? '');
      const { stages_ms: ms } = usage;
      for (const step of ['retrieve', 'generate', 'evaluate', 'run'] as const)
        if (ms[step] > 0) steps.note(step, durationText(ms[step]));
      steps.end(outcome !== 'answered' && outcome !== 'sql_only');
      notice.append(...noticesOf(answer, (option) => onAsk(`${question} — ${option}`)));
      if (data !== null) {
        const rows = data.map((row) => columns.map(({ name }) => row[name] ?? null));
        result = createResultView({ columns, rows }, { truncated, databaseName });
        resultPlace.replaceChildren(result.element);
      }
      details.replaceChildren(...createDetails(answer, tookMs));
      announce(data === null ? (notice.textContent ?? '') : `${data.length} rows`);
    },
    fail: (error) => {
      whole.removeAttribute('aria-busy');
      steps.end(true);
      notice.replaceChildren(element('p', { class: 'notice danger', role: 'alert' }, error.message));
    },
    know: (schema) => {
      databaseName = schema.database_name;
      editor.know(schema);
    },
    hide: () => {
      clearResult();
      whole.hidden = true;
    },
    turn: (by) => result?.table?.turn(by),
    focusSql: () => {
      if (!whole.hidden && !sqlCard.hidden) editor.focus();
    },
    focusRows: () => result?.table?.focus(),
  };
}

function noticesOf(
  { outcome, warning, clarification }: Answer,
  choose: (option: string) => void,
): readonly HTMLElement[] {
  const made: HTMLElement[] = [];
  const text = warning?.replace(/^WARN: ?/, '');
  if (outcome === 'blocked')
    made.push(
      element(
        'p',
        { class: 'notice danger', role: 'alert', 'data-outcome': outcome },
        element('b', {}, 'Refused. '),
        `${text ?? ''}. Nothing was run and nothing has changed.`,
      ),
    );
  else if (text && !clarification)
    made.push(element('p', { class: 'notice warn', 'data-outcome': outcome }, text));
  if (clarification) {
    const options = clarification.options.map((option) =>
      element('button', { type: 'button', onclick: () => choose(option) }, option),
    );
    made.push(
      element(
        'div',
        { class: 'notice', 'data-outcome': outcome },
        element('p', {}, clarification.message),
        options.length > 0 ? element('div', { class: 'chips' }, ...options) : null,
      ),
    );
  }
  return made;
}

function key(): HTMLElement {
  return element('kbd', { 'aria-hidden': 'true' }, isApple() ? '⌘↵' : 'Ctrl ↵');
}
