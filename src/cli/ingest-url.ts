import type { WorkspaceResult } from '../workspace/workspace-service.ts';
import type { CliContext } from './cli-context.ts';
import type { StatusLine } from './create-status-line.ts';
import type { OpenNlQuery } from './open-nl-query.ts';
import { secretsOfUrl } from './secrets-of-url.ts';
import { waitUntilReady } from './wait-until-ready.ts';
import { writeWarning } from './write-warning.ts';

/** Adds a database, or looks whether a known one has changed, and waits until questions can be asked. */
export async function ingestUrl(
  context: CliContext,
  nl: OpenNlQuery,
  { dbUrl, statusLine }: { readonly dbUrl: string; readonly statusLine: StatusLine },
): Promise<WorkspaceResult> {
  const { io, secrets } = context;
  for (const secret of secretsOfUrl(nl.databases, dbUrl)) secrets.add(secret);
  statusLine.show('Reading the schema …');
  try {
    const added = await nl.workspace.add({ dbUrl }, { signal: io.signal });
    statusLine.clear();
    if (added.message?.startsWith('WARN:')) writeWarning(io, added.message);
    for (const warning of added.warnings) writeWarning(io, warning);
    await waitUntilReady(context, nl, { tenantId: added.tenantId, statusLine });
    return added;
  } finally {
    statusLine.clear();
  }
}
