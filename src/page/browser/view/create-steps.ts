import { element } from '../dom/element.ts';

export interface Steps {
  readonly element: HTMLElement;
  /** Under way; those before it are done. */
  enter(step: StepName): void;
  /** What is known of a step beside its name. */
  note(step: StepName, text: string): void;
  /** All are done, or it `failed` where it stands. */
  end(failed: boolean): void;
}

const names = {
  retrieve: 'Schema',
  generate: 'SQL',
  evaluate: 'Checks',
  run: 'Rows',
} as const;

export type StepName = keyof typeof names;

const everyStep = Object.keys(names) as readonly StepName[];

/** How far a question has come, or a statement of the user's own, which needs the later steps only. */
export function createSteps(all: readonly StepName[] = everyStep): Steps {
  const items = new Map(
    all.map((step) => {
      const note = element('span', { class: 'note' });
      return [step, { note, item: element('li', {}, element('b', {}, names[step]), note) }];
    }),
  );
  let current = 0;
  const mark = (last: number, state: 'current' | 'failed' | 'done'): void => {
    for (const [index, step] of all.entries()) {
      const item = items.get(step)?.item;
      if (!item) continue;
      item.dataset.state = index < last ? 'done' : index === last ? state : 'waiting';
    }
  };
  return {
    element: element(
      'ol',
      { class: 'steps', 'aria-label': 'Progress' },
      ...[...items.values()].map(({ item }) => item),
    ),
    enter: (step) => {
      current = all.indexOf(step);
      mark(current, 'current');
    },
    note: (step, text) => {
      const shown = items.get(step);
      if (shown) shown.note.textContent = text;
    },
    end: (failed) => (failed ? mark(current, 'failed') : mark(all.length, 'done')),
  };
}
