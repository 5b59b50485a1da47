import type { CompiledPolicy } from '../../policy/compile-policy.ts';
import type { CatalogTable } from '../../ports/catalog.ts';
import type { CatalogIndex } from '../catalog-index.ts';
import type { Finding } from './finding.ts';
import type { Scope } from './scope.ts';
import type { TableSurvey } from './survey-tables.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** What every check of one statement may look at. */
export interface Judging {
  readonly catalog: CatalogIndex | null;
  /** `null` without one. */
  readonly policy: CompiledPolicy | null;
  readonly strictNames: boolean;
  /** Called for each reference to a table that is not a common table expression's, with the catalog's table if it has it. */
  readonly onTable: (range: SyntaxNode, table: CatalogTable | null) => void;
  /** The user's own, as `name` or `schema.name`. */
  readonly declaredFunctions: ReadonlySet<string>;
  readonly tables: TableSurvey;
  /** Checks a node and all below it. Passed along, since nodes hold queries and queries hold nodes. */
  readonly checkNode: NodeCheck;
  /** Checks what is below a node of the type. */
  readonly checkFields: NodeCheck;
}

export type NodeCheck = (type: string, body: SyntaxNode, scope: Scope, judging: Judging) => Finding | null;
