import { describe, expect, it } from 'vitest';
import { createStatusLine } from '../../../src/cli/create-status-line.ts';
import type { OpenNlQuery } from '../../../src/cli/open-nl-query.ts';
import { waitUntilReady } from '../../../src/cli/wait-until-ready.ts';
import type { ReadyOptions, StatusText, WorkspaceStatus } from '../../../src/workspace/workspace-service.ts';
import { capturedIo } from './support/captured-io.ts';

const tenantId = 'tenant_0a1b';

/** An instance whose ingestion goes as told, and which notes what was cancelled. */
function instance(ready: (options: ReadyOptions) => StatusText): {
  readonly nl: Pick<OpenNlQuery, 'workspace' | 'cancelIngestion'>;
  readonly cancelled: string[];
} {
  const cancelled: string[] = [];
  const workspace: Pick<OpenNlQuery['workspace'], 'ready'> = {
    ready: async (id, options = {}): Promise<WorkspaceStatus> => ({
      tenantId: id,
      dbName: 'shop',
      status: ready(options),
      progress: null,
    }),
  };
  const cancelIngestion = async (id: string): Promise<void> => void cancelled.push(id);
  return { nl: { workspace: workspace as OpenNlQuery['workspace'], cancelIngestion }, cancelled };
}

describe('waitUntilReady', () => {
  it('draws the progress and takes it away at the end', async () => {
    const { nl } = instance(({ onProgress }) => {
      onProgress?.({ done: 10, total: 40 });
      onProgress?.({ done: 40, total: 40 });
      return 'DONE';
    });
    const io = capturedIo({ isTTY: true });
    const context = { io, secrets: new Set<string>(), end: () => {} };
    await waitUntilReady(context, nl, { tenantId, statusLine: createStatusLine(io.stderr, true) });
    expect(io.err()).toMatch(/Reading the schema █{8}░{22} 10\/40/);
    expect(io.err()).toMatch(/█{30} 40\/40/);
    expect(io.err().endsWith('\r\u001b[2K')).toBe(true);
  });

  it('warns when an older schema goes on serving', async () => {
    const { nl, cancelled } = instance(() => 'ERROR: the embedder is down');
    const io = capturedIo();
    const context = { io, secrets: new Set<string>(), end: () => {} };
    await waitUntilReady(context, nl, { tenantId, statusLine: createStatusLine(io.stderr, false) });
    expect(io.err()).toMatch(/^warning: The schema as it was before is used: .*the embedder is down\n$/);
    expect(cancelled).toEqual([]);
  });

  it('stops the ingestion of this process when it is interrupted, and only then', async () => {
    for (const isInterrupted of [true, false]) {
      const { nl, cancelled } = instance(() => {
        throw new Error('stopped');
      });
      const interrupt = new AbortController();
      if (isInterrupted) interrupt.abort();
      const io = capturedIo({ signal: interrupt.signal });
      const context = { io, secrets: new Set<string>(), end: () => {} };
      const waiting = waitUntilReady(context, nl, {
        tenantId,
        statusLine: createStatusLine(io.stderr, false),
      });
      await expect(waiting).rejects.toThrow('stopped');
      expect(cancelled).toEqual(isInterrupted ? [tenantId] : []);
    }
  });
});
