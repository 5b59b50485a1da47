import type { AdvisorService } from '../advisor/advisor-service.ts';
import type { NlQuery } from '../nl-query.ts';

/** The part of an instance that the HTTP surface stands on. Without an advisor its routes do not exist. */
export type HttpServices = Pick<NlQuery, 'workspace' | 'query' | 'knowledge'> & {
  readonly advisor?: AdvisorService | undefined;
};
