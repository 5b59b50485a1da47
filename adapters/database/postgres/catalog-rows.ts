import type { catalogQueries } from './catalog-queries.ts';

/** Values as the server writes them. */
export type Row = readonly (string | null)[];

/** What the catalog queries gave, by query. */
export type CatalogRows = Readonly<
  Record<keyof typeof catalogQueries | 'readableColumns' | 'types', readonly Row[]>
>;
