import { readEvents } from './read-events.ts';
import { RequestError } from './request-error.ts';
import type {
  Answer,
  Schema,
  Settings,
  StageEvent,
  Workspace,
  WorkspaceResult,
  WorkspaceSummary,
} from './wire-types.ts';

/** The server's routes, as functions. All reject with {@link RequestError}. */
export interface Client {
  settings(): Promise<Settings>;
  workspaces(): Promise<readonly WorkspaceSummary[]>;
  workspace(id: string): Promise<Workspace>;
  schema(id: string): Promise<Schema>;
  add(dbUrl: string): Promise<WorkspaceResult>;
  refresh(id: string): Promise<WorkspaceResult>;
  remove(id: string): Promise<void>;
  ask(id: string, prompt: string, options: AskOptions): Promise<Answer>;
  run(id: string, sql: string, options: { readonly signal: AbortSignal }): Promise<Answer>;
}

export interface AskOptions {
  /** Aborting it cancels the work on the server too. */
  readonly signal: AbortSignal;
  readonly onStage: (event: StageEvent) => void;
}

interface Call {
  readonly method?: 'POST' | 'DELETE';
  readonly body?: unknown;
  readonly accept?: string;
  readonly signal?: AbortSignal;
}

/** `readKey` gives the API key to send, or `null`; `fetch` takes paths relative to the page. */
export function createClient(fetch: typeof globalThis.fetch, readKey: () => string | null): Client {
  async function call(path: string, { method, body, accept, signal }: Call = {}): Promise<Response> {
    const key = readKey();
    const response = await fetch(path, {
      method: method ?? 'GET',
      headers: {
        accept: accept ?? 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    }).catch((error: unknown) => {
      if (signal?.aborted) throw error;
      throw new RequestError('The server cannot be reached.', { code: null, status: 0 });
    });
    if (response.ok) return response;
    throw errorOf(await response.text(), response.status);
  }

  const json = async <Body>(path: string, options?: Call): Promise<Body> =>
    (await call(path, options)).json() as Promise<Body>;
  const at = (id: string): string => `workspace/${encodeURIComponent(id)}`;

  return {
    settings: () => json<Settings>('page.json'),
    workspaces: async () => (await json<{ workspaces: readonly WorkspaceSummary[] }>('workspace')).workspaces,
    workspace: (id) => json<Workspace>(at(id)),
    schema: (id) => json<Schema>(`${at(id)}/schema`),
    add: (dbUrl) => json<WorkspaceResult>('workspace', { method: 'POST', body: { db_url: dbUrl } }),
    refresh: (id) => json<WorkspaceResult>(`${at(id)}/refresh`, { method: 'POST' }),
    remove: async (id) => {
      await call(at(id), { method: 'DELETE' });
    },
    ask: async (id, prompt, { signal, onStage }) => {
      const body = { workspace_id: id, prompt, time_zone: ownTimeZone() };
      const response = await call('query', { method: 'POST', body, accept: 'text/event-stream', signal });
      for await (const { name, data } of readEvents(response.body ?? new ReadableStream())) {
        if (name === 'answer') return JSON.parse(data) as Answer;
        if (name === 'error') throw errorOf(data, 200);
        onStage({ stage: name, data: JSON.parse(data) } as StageEvent);
      }
      throw new RequestError('The connection ended before the answer.', { code: null, status: 0 });
    },
    run: (id, sql, { signal }) =>
      json<Answer>('query/run', { method: 'POST', body: { workspace_id: id, sql }, signal }),
  };
}

/** What today means to who sits there; a browser that does not know leaves it to the server. */
function ownTimeZone(): string | undefined {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return timeZone === 'Etc/Unknown' ? undefined : timeZone;
}

function errorOf(text: string, status: number): RequestError {
  try {
    const { error } = JSON.parse(text) as {
      error: { code: string; message: string; issues?: readonly { readonly message: string }[] };
    };
    const issues = error.issues?.map(({ message }) => message).join(', ');
    return new RequestError(issues ? `${error.message} (${issues})` : error.message, {
      code: error.code,
      status,
    });
  } catch {
    return new RequestError(`The server answered with status ${status}.`, { code: null, status });
  }
}
