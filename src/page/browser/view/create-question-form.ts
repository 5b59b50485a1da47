import { element } from '../dom/element.ts';
import { icon } from '../dom/icon.ts';

export interface QuestionForm {
  readonly element: HTMLElement;
  focus(): void;
  /** A question is under way: it can be stopped and none can be asked. */
  setBusy(isBusy: boolean): void;
  /** None can be asked now, and why. */
  setReason(reason: string | null): void;
  setSuggestions(title: string, questions: readonly string[], onForget: (() => void) | null): void;
  show(question: string): void;
}

export interface QuestionOptions {
  readonly onAsk: (question: string) => void;
  readonly onStop: () => void;
  /** The question that was asked last; `null` for none. */
  readonly onRecall: () => string | null;
}

/** Where a question is typed. Enter asks; Shift and Enter begin a new line. */
export function createQuestionForm({ onAsk, onStop, onRecall }: QuestionOptions): QuestionForm {
  const input = element('textarea', {
    id: 'question',
    rows: 1,
    maxlength: 10_000,
    placeholder: 'Ask in your own words',
    'aria-describedby': 'question-hint',
    enterkeyhint: 'send',
    oninput: () => grow(),
    onkeydown: (event: KeyboardEvent) => {
      if (event.key === 'ArrowUp' && input.value === '') return show(onRecall() ?? '');
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      submit();
    },
  });
  const ask = element('button', { class: 'primary', type: 'submit' }, 'Ask');
  const stop = element('button', { type: 'button', onclick: onStop }, icon('stop'), 'Stop');
  stop.hidden = true;
  const hint = element('p', { class: 'hint', id: 'question-hint' });
  const suggestions = element('div', { class: 'suggestions' });
  const form = element(
    'form',
    {
      class: 'question',
      onsubmit: (event: Event) => {
        event.preventDefault();
        submit();
      },
    },
    element('label', { class: 'visually-hidden', for: 'question' }, 'Question'),
    element('div', { class: 'question-box' }, input, stop, ask),
    hint,
    suggestions,
  );

  /** As high as its text, for browsers that do not know `field-sizing`. */
  function grow(): void {
    if (CSS.supports('field-sizing', 'content')) return;
    input.style.height = 'auto';
    input.style.height = `${input.scrollHeight}px`;
  }

  function show(question: string): void {
    input.value = question;
    grow();
  }

  function submit(): void {
    const question = input.value.trim();
    if (question !== '' && !ask.disabled) onAsk(question);
  }

  return {
    element: form,
    focus: () => input.focus(),
    setBusy: (isBusy) => {
      stop.hidden = !isBusy;
      ask.hidden = isBusy;
      ask.disabled = isBusy;
    },
    setReason: (reason) => {
      ask.disabled = reason !== null;
      hint.textContent = reason ?? '';
      hint.hidden = reason === null;
    },
    setSuggestions: (title, questions, onForget) => {
      const chips = questions.map((question) =>
        element(
          'li',
          {},
          element('button', { class: 'chip', type: 'button', onclick: () => onAsk(question) }, question),
        ),
      );
      const forget =
        onForget && element('button', { class: 'link', type: 'button', onclick: onForget }, 'Forget them');
      suggestions.replaceChildren(
        ...(chips.length === 0
          ? []
          : [
              element('p', { class: 'muted' }, title, ' ', forget),
              element('ul', { class: 'chips', 'aria-label': title }, ...chips),
            ]),
      );
    },
    show,
  };
}
