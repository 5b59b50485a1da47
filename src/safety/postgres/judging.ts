import type { CatalogIndex } from '../catalog-index.ts';

/** What every check of one statement may look at. */
export interface Judging {
  readonly catalog: CatalogIndex | null;
  /** The user's own, as `name` or `schema.name`. */
  readonly declaredFunctions: ReadonlySet<string>;
  /** Every table the statement names is in the catalog: an unknown column can then only be a mistake or a function. */
  readonly allTablesKnown: boolean;
}
