import type { ConnectionTarget } from '../connections/connections.ts';
import type { Dependencies } from '../dependencies.ts';
import { reasonOf } from '../errors/reason-of.ts';
import type { CallOptions } from '../ports/call-options.ts';

/**
 * What the database's role may do besides reading, as one warning; none where it may not, or where that cannot be found out. Never
 * rejects: it is no reason not to take a database in.
 */
export async function readRoleWarnings(
  { connections, logger }: Pick<Dependencies, 'connections' | 'logger'>,
  target: ConnectionTarget,
  options: CallOptions,
): Promise<readonly string[]> {
  try {
    const risks = await connections.with(target, async (open) => open.roleRisks?.(options) ?? [], options);
    if (risks.length === 0) return [];
    logger.warn({ tenantId: target.tenantId, risks }, 'the database role can do more than read');
    return [`WARN: The database role ${risks.join('; ')}. ${advice}`];
  } catch (error) {
    logger.debug(
      { tenantId: target.tenantId, reason: reasonOf(error) },
      'the rights of the role could not be read',
    );
    return [];
  }
}

const advice = 'Give it a role that can only read; docs/reference/safety.md says how.';
