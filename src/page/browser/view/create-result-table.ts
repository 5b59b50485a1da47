import { announce } from '../dom/announce.ts';
import { element } from '../dom/element.ts';
import { cellText } from '../model/cell-text.ts';
import { columnKind } from '../model/column-kind.ts';
import type { Result } from '../model/result.ts';
import { type SortOrder, sortRows } from '../model/sort-rows.ts';

export interface ResultTable {
  readonly element: HTMLElement;
  /** `by` pages on, or back where it is negative; nothing happens at the ends. */
  turn(by: number): void;
  focus(): void;
}

/** Rows in a table that pages, and sorts by a click on a column's name. */
export function createResultTable(result: Result, pageSize: number): ResultTable {
  const { columns } = result;
  const isNumeric = columns.map((_, index) => ['number', 'identifier'].includes(columnKind(result, index)));
  let order: SortOrder | null = null;
  let page = 0;
  const pageCount = Math.max(1, Math.ceil(result.rows.length / pageSize));

  const headers = columns.map(({ name, type }, index) => {
    const button = element('button', { type: 'button', title: type, onclick: () => sort(index) }, name);
    return element('th', { scope: 'col', class: isNumeric[index] ? 'numeric' : null }, button);
  });
  const body = element('tbody');
  const scroller = element(
    'div',
    { class: 'table-scroll', tabindex: 0, role: 'region', 'aria-label': 'Rows' },
    element('table', {}, element('thead', {}, element('tr', {}, ...headers)), body),
  );
  const back = element('button', { class: 'quiet', type: 'button', onclick: () => turn(-1) }, 'Previous');
  const on = element('button', { class: 'quiet', type: 'button', onclick: () => turn(1) }, 'Next');
  const where = element('span', { class: 'muted' });
  const pager = element('nav', { class: 'pager', 'aria-label': 'Pages of rows' }, back, where, on);
  pager.hidden = pageCount === 1;

  function show(): void {
    const rows = sortRows(result.rows, order).slice(page * pageSize, (page + 1) * pageSize);
    body.replaceChildren(
      ...rows.map((row) =>
        element('tr', {}, ...columns.map((_, index) => cellElement(row[index], isNumeric[index] === true))),
      ),
    );
    const first = page * pageSize + 1;
    where.textContent = `${first}–${first + rows.length - 1} of ${result.rows.length}`;
    back.disabled = page === 0;
    on.disabled = page === pageCount - 1;
    for (const [index, header] of headers.entries()) {
      if (order?.column === index) header.setAttribute('aria-sort', order.direction);
      else header.removeAttribute('aria-sort');
    }
  }

  /** Up, down, and as the database gave them. */
  function sort(column: number): void {
    if (order?.column !== column) order = { column, direction: 'ascending' };
    else order = order.direction === 'ascending' ? { column, direction: 'descending' } : null;
    page = 0;
    show();
    announce(
      order ? `Sorted by ${columns[column]?.name}, ${order.direction}` : 'In the order of the database',
    );
  }

  function turn(by: number): void {
    const next = Math.min(Math.max(page + by, 0), pageCount - 1);
    if (next === page) return;
    page = next;
    show();
    announce(`Rows ${where.textContent}`);
  }

  show();
  return { element: element('div', { class: 'rows' }, scroller, pager), turn, focus: () => scroller.focus() };
}

function cellElement(cell: unknown, isNumeric: boolean): HTMLElement {
  if (cell === null || cell === undefined) return element('td', { class: 'null' }, 'null');
  const text = cellText(cell);
  return element('td', { class: isNumeric ? 'numeric' : null, title: text.length > 60 ? text : null }, text);
}
