import type { AdvisorService } from './advisor/advisor-service.ts';
import type { KnowledgeService } from './knowledge/knowledge-service.ts';
import type { QueryService } from './query/query-service.ts';
import type { WorkspaceService } from './workspace/workspace-service.ts';

/** What `createNlQuery` gives. */
export interface NlQuery {
  readonly workspace: WorkspaceService;
  readonly query: QueryService;
  readonly knowledge: KnowledgeService;
  readonly advisor: AdvisorService;
  /**
   * Waits for running ingestions, stops advisor tasks, which go on from there in the next process that is asked for them or works for the
   * queue, then closes queue, databases and stores. Safe to call twice.
   */
  close(): Promise<void>;
}
