import { describe, expect, it, vi } from 'vitest';
import { createClient } from '../../../src/page/browser/client/create-client.ts';
import type { StageEvent } from '../../../src/page/browser/client/wire-types.ts';

interface Sent {
  readonly path: string;
  readonly init: RequestInit | undefined;
}

/** A client of a server that answers so, and what it sent there. */
function clientOf(answer: Response | Error, key: string | null = null) {
  const sent: Sent[] = [];
  const client = createClient(
    async (path, init) => {
      sent.push({ path: String(path), init });
      if (answer instanceof Error) throw answer;
      return answer;
    },
    () => key,
  );
  return { client, sent };
}

const events = (text: string): Response =>
  new Response(text, { headers: { 'content-type': 'text/event-stream' } });
const options = { signal: new AbortController().signal, onStage: () => {} };

describe('the client of the page', () => {
  it('sends the key where there is one, and no other header of its kind', async () => {
    const { client, sent } = clientOf(Response.json({ workspaces: [] }), 'nlq_1');
    await client.workspaces();
    expect(sent[0]?.init?.headers).toEqual({ accept: 'application/json', authorization: 'Bearer nlq_1' });
    const without = clientOf(Response.json({ workspaces: [] }));
    await without.client.workspaces();
    expect(without.sent[0]?.init?.headers).toEqual({ accept: 'application/json' });
  });

  it('puts ids into paths as one part of them', async () => {
    const { client, sent } = clientOf(new Response(null, { status: 204 }));
    await client.remove('../a b?');
    expect(sent[0]?.path).toBe('workspace/..%2Fa%20b%3F');
  });

  it('asks with the time zone of the browser, where it knows it', async () => {
    const bodies: unknown[] = [];
    for (const timeZone of ['Asia/Tokyo', 'Etc/Unknown']) {
      const resolved = { ...new Intl.DateTimeFormat().resolvedOptions(), timeZone };
      const zone = vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValue(resolved);
      const { client, sent } = clientOf(events('event: answer\ndata: {}\n\n'));
      await client.ask('t', 'q', options);
      zone.mockRestore();
      bodies.push(JSON.parse(String(sent[0]?.init?.body)));
    }
    const question = { workspace_id: 't', prompt: 'q' };
    expect(bodies).toEqual([{ ...question, time_zone: 'Asia/Tokyo' }, question]);
  });

  it('tells of each stage and gives the answer', async () => {
    const text =
      'event: running\ndata: {"sql":"SELECT 1"}\n\nevent: answer\ndata: {"outcome":"answered"}\n\n';
    const { client } = clientOf(events(text));
    const stages: StageEvent[] = [];
    const answer = await client.ask('t', 'q', { ...options, onStage: (event) => stages.push(event) });
    expect(stages).toEqual([{ stage: 'running', data: { sql: 'SELECT 1' } }]);
    expect(answer).toEqual({ outcome: 'answered' });
  });

  it.each([
    [
      'in the stream',
      events('event: error\ndata: {"error":{"code":"LLM_FAILED","message":"It is down."}}\n\n'),
      'It is down.',
      'LLM_FAILED',
    ],
    [
      'before the stream',
      Response.json({ error: { code: 'WORKSPACE_NOT_FOUND', message: 'Gone.' } }, { status: 404 }),
      'Gone.',
      'WORKSPACE_NOT_FOUND',
    ],
    [
      'about the request',
      Response.json(
        {
          error: {
            code: 'INVALID_REQUEST',
            message: 'No.',
            issues: [{ path: 'prompt', message: 'is blank' }],
          },
        },
        { status: 400 },
      ),
      'No. (is blank)',
      'INVALID_REQUEST',
    ],
    [
      'of a proxy',
      new Response('<h1>Bad gateway</h1>', { status: 502 }),
      'The server answered with status 502.',
      null,
    ],
    [
      'of a stream that was cut',
      events('event: running\ndata: {"sql":""}\n\n'),
      'The connection ended before the answer.',
      null,
    ],
    ['of the network', new TypeError('Failed to fetch'), 'The server cannot be reached.', null],
  ])('rejects with the words of an error %s', async (_given, answer, message, code) => {
    const { client } = clientOf(answer);
    await expect(client.ask('t', 'q', options)).rejects.toMatchObject({
      name: 'RequestError',
      message,
      code,
    });
  });

  it('leaves it to be seen that it was the user who stopped', async () => {
    const aborted = new DOMException('Stopped', 'AbortError');
    const { client } = clientOf(aborted);
    await expect(client.run('t', 'SELECT 1', { signal: AbortSignal.abort() })).rejects.toBe(aborted);
  });
});
