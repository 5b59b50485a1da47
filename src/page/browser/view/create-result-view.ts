import { announce } from '../dom/announce.ts';
import { copyText } from '../dom/copy-text.ts';
import { element } from '../dom/element.ts';
import { icon } from '../dom/icon.ts';
import { saveFile } from '../dom/save-file.ts';
import { cellText } from '../model/cell-text.ts';
import { chooseChart } from '../model/choose-chart.ts';
import { columnKind } from '../model/column-kind.ts';
import { figureText } from '../model/figure-text.ts';
import type { Result } from '../model/result.ts';
import { toCsv } from '../model/to-csv.ts';
import { createResultTable, type ResultTable } from './create-result-table.ts';

export interface ResultView {
  readonly element: HTMLElement;
  readonly table: ResultTable | null;
  /** Takes the chart away. */
  close(): void;
}

export interface ResultOptions {
  readonly truncated: boolean;
  /** For the file's name. */
  readonly databaseName: string;
}

/** A chart and a table of so few columns stand side by side where there is room. */
const maxColumnsBeside = 3;

/** Rows as a figure, a chart, a table, a file. */
export function createResultView(result: Result, { truncated, databaseName }: ResultOptions): ResultView {
  const { rows } = result;
  const size = `${rows.length.toLocaleString('en')} ${rows.length === 1 ? 'row' : 'rows'}${truncated ? ', and there are more' : ''}`;
  const copy = async (): Promise<void> => {
    await copyText(toCsv(result, '\t'));
    announce('Rows copied');
  };
  const fileName = `${databaseName.replace(/[^\w-]+/g, '-') || 'rows'}.csv`;
  const save = (): void => saveFile(fileName, toCsv(result));
  const head = element(
    'div',
    { class: 'card-head' },
    element('h3', {}, 'Rows'),
    element('span', { class: 'muted', 'data-testid': 'row-count' }, size),
    element('span', { class: 'spacer' }),
    element(
      'button',
      { class: 'quiet', type: 'button', onclick: copy },
      icon('copy'),
      'Copy',
      hidden(' the rows'),
    ),
    element(
      'button',
      { class: 'quiet', type: 'button', onclick: save },
      icon('download'),
      'CSV',
      hidden(' file of the rows'),
    ),
  );
  const made = element('section', { class: 'card result', 'aria-label': 'Rows' }, head);
  if (rows.length === 0) {
    made.append(element('p', { class: 'empty' }, 'The statement ran and found no rows.'));
    return { element: made, table: null, close: () => {} };
  }
  if (rows.length === 1 && result.columns.length === 1) {
    made.append(figure(result));
    return { element: made, table: null, close: () => {} };
  }
  const close = appendChart(made, result);
  const isBeside = close !== null && result.columns.length <= maxColumnsBeside;
  if (isBeside) made.classList.add('beside');
  const table = createResultTable(result, isBeside ? 10 : 15);
  made.append(table.element);
  return { element: made, table, close: () => close?.() };
}

/** One value is best read large. */
function figure(result: Result): HTMLElement {
  const cell = result.rows[0]?.[0];
  const isNumber = columnKind(result, 0) === 'number';
  const whole = cellText(cell ?? 'null');
  const text = isNumber ? figureText(cell as number | string) : whole;
  return element(
    'dl',
    { class: 'figure' },
    element('dt', { class: 'muted' }, result.columns[0]?.name ?? ''),
    element('dd', { title: text === whole ? null : whole }, text),
  );
}

/** Gives the function that takes the chart away; `null` where the result suggests none. */
function appendChart(card: HTMLElement, result: Result): (() => void) | null {
  const choice = chooseChart(result);
  if (choice.kind === 'none') return null;
  const value = choice.values.map((index) => result.columns[index]?.name).join(', ');
  const label = `${choice.kind === 'bar' ? 'Bar' : 'Line'} chart of ${value} by ${result.columns[choice.label]?.name}; the table holds the same numbers`;
  const canvas = element('canvas', { role: 'img', 'aria-label': label, 'data-kind': choice.kind });
  card.append(element('div', { class: 'chart' }, canvas));
  const darkness = matchMedia('(prefers-color-scheme: dark)');
  let erase: (() => void) | null = null;
  let isClosed = false;
  const draw = async (): Promise<void> => {
    const { drawChart } = await import('./draw-chart.ts');
    if (isClosed) return;
    erase?.();
    erase = drawChart(canvas, result, choice);
  };
  darkness.addEventListener('change', draw);
  void draw();
  return () => {
    isClosed = true;
    darkness.removeEventListener('change', draw);
    erase?.();
  };
}

function hidden(text: string): HTMLElement {
  return element('span', { class: 'visually-hidden' }, text);
}
