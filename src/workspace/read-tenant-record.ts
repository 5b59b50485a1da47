import type { Dependencies } from '../dependencies.ts';
import type { CallOptions } from '../ports/call-options.ts';
import { stateKeys } from './state-keys.ts';
import type { EncryptedUrl } from './url-cipher.ts';

/** What is known of a tenant apart from its schema. */
export type TenantRecord = {
  readonly dbName: string;
  readonly encryptedUrl: EncryptedUrl;
  /** Checksum of the catalog that the live database was last seen with: what an ingestion works towards. */
  readonly wantedChecksum: string | null;
};

export async function readTenantRecord(
  { stateStore }: Pick<Dependencies, 'stateStore'>,
  tenantId: string,
  options?: CallOptions,
): Promise<TenantRecord | null> {
  return (await stateStore.get(stateKeys.tenant(tenantId), options)) as TenantRecord | null;
}
