import type { Client } from './client/create-client.ts';
import { RequestError } from './client/request-error.ts';
import type { Answer, Schema, Settings, Workspace } from './client/wire-types.ts';
import { announce } from './dom/announce.ts';
import { element } from './dom/element.ts';
import { openDialog } from './dom/open-dialog.ts';
import type { RecentQuestions } from './model/recent-questions.ts';
import { createAddForm } from './view/create-add-form.ts';
import { createAnswerView } from './view/create-answer-view.ts';
import { createQuestionForm } from './view/create-question-form.ts';
import { createSchemaView } from './view/create-schema-view.ts';
import { createWorkspaceHead } from './view/create-workspace-head.ts';
import { createWorkspaceList, type ListedWorkspace } from './view/create-workspace-list.ts';
import type { Shortcuts } from './view/shortcuts.ts';
import { showRemoveDialog } from './view/show-remove-dialog.ts';

export interface AppOptions {
  readonly client: Client;
  readonly recent: RecentQuestions;
  /** The server wants a key, or another one; calls `then` when there is one. */
  readonly onKeyNeeded: (problem: string | null, then: () => void) => void;
}

export interface App {
  readonly side: HTMLElement;
  readonly main: HTMLElement;
  readonly shortcuts: Shortcuts;
  /** Reads the list of databases and shows one. */
  load(): Promise<void>;
  stop(): void;
}

const pollMs = 400;

/** The page's parts, and what happens between them. */
export function createApp({ client, recent, onKeyNeeded }: AppOptions): App {
  let settings: Settings = { sample: null };
  let workspaces: readonly ListedWorkspace[] = [];
  let selected: Workspace | null = null;
  /** `undefined` until it has been asked for; `null` when there is none. */
  let schema: Schema | null | undefined;
  let warnings: readonly string[] = [];
  let running: AbortController | null = null;
  /** Counts what was selected, so that an answer to an earlier selection is dropped. */
  let turn = 0;

  const list = createWorkspaceList({ onSelect: (id) => void select(id), onAdd: showAddDialog });
  const schemaPlace = element('div');
  const head = createWorkspaceHead({ onRefresh: () => void refresh(), onRemove: remove });
  const question = createQuestionForm({
    onAsk: (text) => void ask(text),
    onStop: stop,
    onRecall: () => (selected && recent.list(selected.tenant_id)[0]) ?? null,
  });
  const answer = createAnswerView({ onRun: (sql) => void run(sql), onAsk: (text) => void ask(text) });
  const problem = element('div', { class: 'notices' });
  const welcomeForm = element('div');
  const welcome = element(
    'section',
    { class: 'welcome' },
    element('h1', {}, 'Ask your database'),
    element(
      'p',
      { class: 'lead' },
      'A question in your own words becomes one SQL statement that only reads. You see the statement, its rows, and how it came about.',
    ),
    welcomeForm,
  );
  const work = element('div', { class: 'work' }, head.element, question.element, answer.element);
  const main = element('main', { id: 'main', tabindex: -1 }, problem, welcome, work);
  const side = element(
    'aside',
    { id: 'side', 'aria-label': 'Databases and tables' },
    list.element,
    schemaPlace,
  );
  welcome.hidden = true;
  work.hidden = true;

  function show(): void {
    list.show(workspaces, selected?.tenant_id ?? null);
    welcome.hidden = workspaces.length > 0;
    work.hidden = selected === null;
    side.hidden = workspaces.length === 0;
    document.body.dataset.side = workspaces.length === 0 ? 'none' : '';
    if (!selected) return;
    head.show(selected, schema ?? null, warnings);
    question.setReason(reasonNotToAsk(selected, schema));
    suggest(selected.tenant_id);
    document.title = `${selected.db_name} · nlquery`;
  }

  function suggest(id: string): void {
    const asked = recent.list(id);
    const isSample = settings.sample !== null && selected?.db_name === sampleName(settings.sample.dbUrl);
    const forget = (): void => {
      recent.forget(id);
      suggest(id);
    };
    if (asked.length > 0) question.setSuggestions('Asked before', asked.slice(0, 6), forget);
    else
      question.setSuggestions(
        'For example',
        isSample ? (settings.sample?.questions ?? []) : examplesOf(schema ?? null),
        null,
      );
  }

  async function load(): Promise<void> {
    await guarded(async () => {
      settings = await client.settings();
      welcomeForm.replaceChildren(createAddForm({ sample: settings.sample, onAdd: add }));
      workspaces = await client.workspaces();
      show();
      const [first] = workspaces;
      if (first) await select(first.tenant_id);
      else welcome.querySelector('input')?.focus();
    }, load);
  }

  async function select(id: string, { focus = false } = {}): Promise<void> {
    stop();
    turn++;
    selected = null;
    schema = undefined;
    warnings = [];
    schemaPlace.replaceChildren();
    answer.hide();
    question.show('');
    document.body.dataset.menu = '';
    await follow(id, turn, focus);
  }

  /** Looks at a workspace until nothing is under way, then reads its schema. */
  async function follow(id: string, own: number, focus = false): Promise<void> {
    let isToFocus = focus;
    await guarded(
      async () => {
        for (;;) {
          const workspace = await client.workspace(id);
          if (own !== turn) return;
          selected = workspace;
          workspaces = workspaces.map((known) => (known.tenant_id === id ? workspace : known));
          show();
          if (isToFocus) question.focus();
          isToFocus = false;
          if (workspace.status !== 'IN_PROGRESS') break;
          await new Promise((resolve) => setTimeout(resolve, pollMs));
        }
        const read = await client.schema(id).catch(withoutSchema);
        if (own !== turn) return;
        schema = read;
        if (schema) {
          schemaPlace.replaceChildren(createSchemaView(schema));
          answer.know(schema);
          announce(`${selected?.db_name} is ready: ${schema.tables.length} tables`);
        }
        show();
      },
      () => follow(id, own),
    );
  }

  async function add(dbUrl: string): Promise<void> {
    const added = await client.add(dbUrl);
    workspaces = await client.workspaces();
    void select(added.tenant_id, { focus: true });
    warnings = [...added.warnings, ...(added.message?.startsWith('WARN:') ? [added.message] : [])];
  }

  function showAddDialog(): void {
    openDialog({
      title: 'Add a database',
      body: (close) => [
        createAddForm({
          sample: settings.sample,
          onAdd: async (dbUrl) => {
            await add(dbUrl);
            close();
          },
        }),
      ],
    });
  }

  async function refresh(): Promise<void> {
    const id = selected?.tenant_id;
    if (!id) return;
    await guarded(async () => {
      const result = await client.refresh(id);
      warnings = [...result.warnings, ...(result.message?.startsWith('WARN:') ? [result.message] : [])];
      await follow(id, turn);
      if (result.status === 'DONE') announce('The schema has not changed');
    }, refresh);
  }

  function remove(): void {
    const workspace = selected;
    if (!workspace) return;
    showRemoveDialog(workspace.db_name, () => {
      void guarded(
        async () => {
          await client.remove(workspace.tenant_id);
          recent.forget(workspace.tenant_id);
          stop();
          turn++;
          selected = null;
          schemaPlace.replaceChildren();
          answer.hide();
          await load();
        },
        async () => {},
      );
    });
  }

  const ask = (text: string): Promise<void> => {
    question.show(text);
    return attempt(text, (id, signal) => client.ask(id, text, { signal, onStage: answer.stage }));
  };

  const run = (sql: string): Promise<void> => attempt(null, (id, signal) => client.run(id, sql, { signal }));

  async function attempt(
    asked: string | null,
    call: (id: string, signal: AbortSignal) => Promise<Answer>,
  ): Promise<void> {
    const id = selected?.tenant_id;
    if (!id) return;
    stop();
    const own = new AbortController();
    running = own;
    question.setBusy(true);
    answer.begin(asked);
    const startedAt = performance.now();
    try {
      const given = await call(id, own.signal);
      if (running !== own) return;
      answer.finish(given, performance.now() - startedAt);
      if (asked === null) return;
      recent.add(id, asked);
      suggest(id);
      if (given.data !== null) question.show('');
    } catch (error) {
      // Another question stands there now, or another database.
      if (running !== own && running !== null) return;
      if (own.signal.aborted) answer.fail(new Error('Stopped.'));
      else if (!askedForKey(error, () => attempt(asked, call))) answer.fail(error as Error);
    } finally {
      if (running === own || running === null) {
        running = null;
        question.setBusy(false);
      }
    }
  }

  function stop(): void {
    running?.abort();
    running = null;
  }

  /** Shows what went wrong with something other than a question. */
  async function guarded(act: () => Promise<void>, again: () => Promise<void>): Promise<void> {
    try {
      problem.replaceChildren();
      await act();
    } catch (error) {
      if (askedForKey(error, again)) return;
      problem.replaceChildren(
        element('p', { class: 'notice danger', role: 'alert' }, (error as Error).message),
      );
    }
  }

  function askedForKey(error: unknown, again: () => Promise<void>): boolean {
    if (!(error instanceof RequestError) || error.status !== 401) return false;
    onKeyNeeded(error.message, () => void again());
    return true;
  }

  return {
    side,
    main,
    load,
    stop,
    shortcuts: {
      '/': question.focus,
      s: answer.focusSql,
      r: answer.focusRows,
      '[': () => answer.turn(-1),
      ']': () => answer.turn(1),
      n: showAddDialog,
      Escape: stop,
    },
  };
}

function withoutSchema(error: unknown): null {
  // Nothing has been stored of it: its status says why.
  if (error instanceof RequestError && (error.status === 404 || error.status === 409)) return null;
  throw error;
}

function reasonNotToAsk({ status }: Workspace, schema: Schema | null | undefined): string | null {
  if (schema) return null;
  const isUnderWay = status === 'IN_PROGRESS' || schema === undefined;
  return isUnderWay ? 'You can ask as soon as the schema has been read.' : 'Its schema could not be read.';
}

/** Something to begin with, for a database that nothing is known of. */
function examplesOf(schema: Schema | null): readonly string[] {
  return (schema?.tables ?? [])
    .filter(({ name }) => /^[a-z_]+$/i.test(name))
    .toSorted((a, b) => (b.row_estimate ?? 0) - (a.row_estimate ?? 0))
    .slice(0, 3)
    .map(({ name }) => `How many ${name.replaceAll('_', ' ').toLowerCase()} are there?`);
}

/** What a file database is called in the list: its file, without its ending. */
function sampleName(dbUrl: string): string {
  return (
    dbUrl
      .split(/[/:]/)
      .at(-1)
      ?.replace(/\.\w+$/, '') ?? ''
  );
}
