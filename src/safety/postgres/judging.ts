import type { CatalogIndex } from '../catalog-index.ts';
import type { TableSurvey } from './survey-tables.ts';

/** What every check of one statement may look at. */
export interface Judging {
  readonly catalog: CatalogIndex | null;
  /** The user's own, as `name` or `schema.name`. */
  readonly declaredFunctions: ReadonlySet<string>;
  readonly tables: TableSurvey;
}
