import type { CliContext } from './cli-context.ts';
import type { StatusLine } from './create-status-line.ts';
import type { OpenNlQuery } from './open-nl-query.ts';
import { progressBar } from './progress-bar.ts';
import { writeWarning } from './write-warning.ts';

/** Waits for the end of an ingestion and shows how far it is. An interrupt stops one that runs in this process. */
export async function waitUntilReady(
  { io }: CliContext,
  nl: Pick<OpenNlQuery, 'workspace' | 'cancelIngestion'>,
  { tenantId, statusLine }: { readonly tenantId: string; readonly statusLine: StatusLine },
): Promise<void> {
  try {
    const { status } = await nl.workspace.ready(tenantId, {
      signal: io.signal,
      pollMs: 25,
      onProgress: ({ done, total }) => statusLine.show(`Reading the schema ${progressBar(done, total)}`),
    });
    statusLine.clear();
    if (status.startsWith('ERROR')) {
      writeWarning(io, `WARN: The schema as it was before is used: the last reading failed with ${status}`);
    }
  } catch (error) {
    if (io.signal.aborted) await nl.cancelIngestion(tenantId);
    throw error;
  } finally {
    statusLine.clear();
  }
}
