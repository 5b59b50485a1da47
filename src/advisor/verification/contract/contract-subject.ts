import type { AdvisorQuery, AdvisorStatement } from '../../advisor-service.ts';
import type { Analysis } from '../../analysis/analysis.ts';
import type { Design } from '../../design/design.ts';

/** What is about to be given out, and what it was made from. */
export interface ContractSubject {
  readonly rendered: {
    readonly ddl: readonly AdvisorStatement[];
    readonly migrations: readonly AdvisorStatement[];
    readonly queries: readonly AdvisorQuery[];
  };
  /** Where the new schema is. */
  readonly design: Pick<Design, 'catalog' | 'schema'>;
  readonly analysis: Pick<Analysis, 'dialect' | 'tables' | 'queries'>;
}
