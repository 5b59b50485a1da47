import type { Workspace } from '../client/wire-types.ts';
import { element } from '../dom/element.ts';
import { icon } from '../dom/icon.ts';

export type ListedWorkspace = Pick<Workspace, 'tenant_id' | 'db_name' | 'status'> & {
  readonly progress?: Workspace['progress'];
};

export interface WorkspaceList {
  readonly element: HTMLElement;
  show(workspaces: readonly ListedWorkspace[], selectedId: string | null): void;
}

export interface WorkspaceListOptions {
  readonly onSelect: (id: string) => void;
  readonly onAdd: () => void;
}

/** The databases that were added, and how they stand. */
export function createWorkspaceList({ onSelect, onAdd }: WorkspaceListOptions): WorkspaceList {
  const list = element('ul', { class: 'workspaces' });
  return {
    element: element(
      'section',
      { 'aria-label': 'Databases' },
      element(
        'div',
        { class: 'side-head' },
        element('h2', {}, 'Databases'),
        element(
          'button',
          { class: 'quiet square', type: 'button', 'aria-label': 'Add a database', onclick: onAdd },
          icon('add'),
        ),
      ),
      list,
    ),
    show: (workspaces, selectedId) => {
      const hadFocus = list.contains(document.activeElement)
        ? document.activeElement?.getAttribute('data-id')
        : null;
      list.replaceChildren(
        ...workspaces.map((workspace) => {
          const { tenant_id: id, db_name: name } = workspace;
          return element(
            'li',
            {},
            element(
              'button',
              {
                type: 'button',
                'data-id': id,
                'data-status': workspace.status.replace(/:.*/s, ''),
                'aria-current': id === selectedId ? 'true' : null,
                onclick: () => onSelect(id),
              },
              element('span', { class: 'name' }, name),
              element('span', { class: 'status' }, statusWords(workspace)),
            ),
          );
        }),
      );
      if (hadFocus)
        [...list.querySelectorAll('button')].find(({ dataset }) => dataset.id === hadFocus)?.focus();
    },
  };
}

function statusWords({ status, progress }: ListedWorkspace): string {
  if (status === 'DONE') return 'ready';
  if (status !== 'IN_PROGRESS') return 'failed';
  return progress ? `reading ${progress.done}/${progress.total}` : 'reading';
}
