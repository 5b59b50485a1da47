import type { Dependencies } from '../dependencies.ts';
import { isNlQueryError } from '../errors/is-nl-query-error.ts';
import type { Catalog } from '../ports/catalog.ts';
import { guardConnection } from '../safety/guard-connection.ts';
import type { ColumnValues } from '../values/column-values.ts';
import { sampleValues } from '../values/sample-values.ts';
import { readTenantRecord } from '../workspace/read-tenant-record.ts';
import type { IngestionLease } from './take-lease.ts';

type ValueDependencies = Pick<
  Dependencies,
  'stateStore' | 'connections' | 'valueSnapshots' | 'urlCipher' | 'settings' | 'logger'
>;

/** Samples values for a snapshot that has none yet, if the policy says so. A database that is down gives none. */
export async function storeValues(
  dependencies: ValueDependencies,
  subject: {
    readonly tenantId: string;
    readonly checksum: string;
    readonly catalog: Catalog;
    readonly lease: IngestionLease;
  },
): Promise<void> {
  const { valueSnapshots, settings, logger } = dependencies;
  const { tenantId, checksum, lease } = subject;
  const { signal } = lease;
  if (settings.values !== 'sampled') return;
  if (await valueSnapshots.read(tenantId, checksum, { signal })) return;
  const values = await sample(dependencies, subject);
  if (!values) return;
  await lease.renew();
  await valueSnapshots.write(tenantId, checksum, values, { signal });
  logger.info({ tenantId, columns: values.length }, 'values sampled');
}

async function sample(
  dependencies: ValueDependencies,
  { tenantId, catalog, lease }: { tenantId: string; catalog: Catalog; lease: IngestionLease },
): Promise<readonly ColumnValues[] | null> {
  const { connections, urlCipher, logger } = dependencies;
  const { signal } = lease;
  const tenant = await readTenantRecord(dependencies, tenantId, { signal });
  if (!tenant) return null;
  const target = { tenantId, dbUrl: urlCipher.decrypt(tenant.encryptedUrl) };
  const context = { dialect: catalog.dialect, catalog };
  try {
    return await connections.with(
      target,
      (open) => sampleValues(guardConnection(open, context), catalog, { signal }),
      { signal },
    );
  } catch (error) {
    if (!isNlQueryError(error, 'DATABASE_UNREACHABLE')) throw error;
    logger.warn({ tenantId, reason: error.details.reason }, 'values could not be sampled');
    return null;
  }
}
