import { findDatabase } from '../connections/find-database.ts';
import { NlQueryError } from '../errors/nl-query-error.ts';
import { tenantIdOf } from '../workspace/tenant-id-of.ts';
import type { CliContext } from './cli-context.ts';
import type { OpenNlQuery } from './open-nl-query.ts';
import type { Target } from './read-target.ts';
import { secretsOfUrl } from './secrets-of-url.ts';
import { UsageError } from './usage-error.ts';

/**
 * The tenant id of a database that was added before.
 *
 * @throws `WORKSPACE_NOT_FOUND`, `INVALID_DB_URL`, or UsageError when the start of an id fits several
 */
export async function tenantOfTarget(
  { io, secrets }: CliContext,
  nl: Pick<OpenNlQuery, 'workspace' | 'databases'>,
  target: Target,
): Promise<string> {
  if (target.kind === 'url') {
    for (const secret of secretsOfUrl(nl.databases, target.dbUrl)) secrets.add(secret);
    const { canonicalUrl } = findDatabase(nl.databases, target.dbUrl).parseUrl(target.dbUrl);
    return tenantIdOf(canonicalUrl, null);
  }
  const known = await nl.workspace.list({ signal: io.signal });
  const fitting = known.filter(({ tenantId }) => tenantId.startsWith(target.idOrStart));
  if (fitting.length > 1) throw new UsageError(`Several tenant ids start with "${target.idOrStart}".`);
  const [only] = fitting;
  if (only) return only.tenantId;
  throw new NlQueryError('WORKSPACE_NOT_FOUND', `There is no workspace "${target.idOrStart}".`, {
    details: { tenantId: target.idOrStart },
  });
}
