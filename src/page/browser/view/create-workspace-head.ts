import type { Schema, Workspace } from '../client/wire-types.ts';
import { element } from '../dom/element.ts';
import { icon } from '../dom/icon.ts';

export interface WorkspaceHead {
  readonly element: HTMLElement;
  show(workspace: Workspace, schema: Schema | null, warnings: readonly string[]): void;
}

export interface WorkspaceHeadOptions {
  readonly onRefresh: () => void;
  readonly onRemove: () => void;
}

/** Which database is asked, and how far its schema has been read. */
export function createWorkspaceHead({ onRefresh, onRemove }: WorkspaceHeadOptions): WorkspaceHead {
  const name = element('h1');
  const facts = element('p', { class: 'muted' });
  const bar = element('progress', { 'aria-label': 'Reading the schema' });
  const barText = element('span', { class: 'muted' });
  const progress = element('div', { class: 'ingestion' }, bar, barText);
  const notices = element('div', { class: 'notices' });
  return {
    element: element(
      'header',
      { class: 'workspace-head' },
      element(
        'div',
        { class: 'row' },
        element('div', {}, name, facts),
        element('span', { class: 'spacer' }),
        element(
          'button',
          { class: 'quiet', type: 'button', onclick: onRefresh },
          icon('refresh'),
          'Refresh',
          hidden(' the schema'),
        ),
        element(
          'button',
          { class: 'quiet', type: 'button', onclick: onRemove },
          icon('remove'),
          'Forget',
          hidden(' this database'),
        ),
      ),
      progress,
      notices,
    ),
    show: (workspace, schema, warnings) => {
      name.textContent = workspace.db_name;
      facts.textContent = schema
        ? `${dialectNames[schema.dialect] ?? schema.dialect} ${schema.server_version}`
        : '';
      const isReading = workspace.status === 'IN_PROGRESS';
      progress.hidden = !isReading;
      if (workspace.progress && workspace.progress.total > 0) {
        bar.max = workspace.progress.total;
        bar.value = workspace.progress.done;
      } else bar.removeAttribute('value');
      barText.textContent = workspace.progress
        ? `Reading the schema: ${workspace.progress.done} of ${workspace.progress.total}`
        : 'Reading the schema';
      const failure = workspace.status.startsWith('ERROR') ? workspace.status.replace(/^ERROR: ?/, '') : null;
      notices.replaceChildren(
        ...(failure === null ? [] : [element('p', { class: 'notice danger' }, failure)]),
        ...warnings.map((text) => element('p', { class: 'notice warn' }, text.replace(/^WARN: ?/, ''))),
      );
    },
  };
}

const dialectNames: Readonly<Record<string, string>> = {
  postgres: 'PostgreSQL',
  mysql: 'MySQL',
  mariadb: 'MariaDB',
  sqlite: 'SQLite',
  duckdb: 'DuckDB',
  trino: 'Trino',
};

function hidden(text: string): HTMLElement {
  return element('span', { class: 'visually-hidden' }, text);
}
