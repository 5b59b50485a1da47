/** The queue's name for ingestion jobs; their key is the tenant id. */
export const ingestionJobName = 'nlquery-ingestion';

/** The job reads everything else from the state store: it holds no URL. */
export type IngestionPayload = { readonly tenantId: string };
