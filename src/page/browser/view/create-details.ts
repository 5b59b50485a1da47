import type { Answer, Attempt, Context } from '../client/wire-types.ts';
import { element } from '../dom/element.ts';
import { icon } from '../dom/icon.ts';
import { durationText } from '../model/duration-text.ts';

/** How an answer came to be: what the model was shown, each statement that was tried, and what it cost. */
export function createDetails({ context, attempts, usage }: Answer, tookMs: number): readonly HTMLElement[] {
  const retries = attempts.length - 1;
  const made: HTMLElement[] = [];
  if (context.tables.length > 0) {
    const columnCount = context.tables.reduce((sum, { columns }) => sum + columns.length, 0);
    made.push(
      section(
        'What the model was shown',
        `${count(context.tables.length, 'table')}, ${count(columnCount, 'column')}, ${count(context.tokens, 'token')}`,
        contextList(context),
      ),
    );
  }
  if (attempts.some(({ fault }) => fault !== null))
    made.push(
      section('Attempts', retries > 0 ? count(retries, 'repair') : 'no repair', attemptList(attempts)),
    );
  const { stages_ms: ms } = usage;
  const stages = [
    ['Looking up the schema', ms.retrieve],
    ['Writing SQL', ms.generate],
    ['Checking it', ms.evaluate],
    ['Running it', ms.run],
  ] as const;
  const facts: readonly (readonly [string, string])[] = [
    ['Model', usage.model],
    ['Model calls', String(usage.llm_calls)],
    ['Tokens read', usage.input_tokens.toLocaleString('en')],
    ['Tokens written', usage.output_tokens.toLocaleString('en')],
    ...stages.filter(([, spent]) => spent > 0).map(([name, spent]) => [name, durationText(spent)] as const),
    ['All, as seen from here', durationText(tookMs)],
  ];
  const tokens = usage.input_tokens + usage.output_tokens;
  const list = element(
    'dl',
    { class: 'facts' },
    ...facts.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value))),
  );
  made.push(section('Cost and time', `${count(tokens, 'token')}, ${durationText(tookMs)}`, list));
  return made;
}

function section(title: string, summary: string, content: HTMLElement): HTMLElement {
  return element(
    'details',
    { class: 'detail' },
    element(
      'summary',
      {},
      icon('chevron'),
      element('span', {}, title),
      element('span', { class: 'muted' }, summary),
    ),
    content,
  );
}

function contextList({ tables }: Context): HTMLElement {
  return element(
    'ul',
    { class: 'context' },
    ...tables.map(({ reference, columns }) =>
      element(
        'li',
        {},
        element('code', { class: 'name' }, reference),
        element('span', { class: 'muted' }, ` ${columns.map(({ name }) => name).join(', ')}`),
      ),
    ),
  );
}

function attemptList(attempts: readonly Attempt[]): HTMLElement {
  return element(
    'ol',
    { class: 'attempts' },
    ...attempts.map(({ sql, fault }) => {
      const verdict = fault
        ? `${fault.kind.replaceAll('_', ' ')}: ${fault.message.replace(/^WARN: ?/, '')}`
        : 'It passed.';
      const nearest = fault?.suggestions?.length ? `Nearest names: ${fault.suggestions.join(', ')}` : null;
      return element(
        'li',
        { class: fault ? 'failed' : 'passed' },
        element('pre', { tabindex: 0 }, element('code', {}, sql)),
        element('p', {}, verdict),
        nearest === null ? null : element('p', { class: 'muted' }, nearest),
      );
    }),
  );
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
