export type { Advice } from './advisor/advice/advice.ts';
export type {
  AdvisorOptions,
  AdvisorQuery,
  AdvisorResult,
  AdvisorService,
  AdvisorStatement,
  SubmitOptions,
  SubmittedTask,
  TaskStage,
  TaskStatus,
} from './advisor/advisor-service.ts';
export type { AdvisorPayload, PayloadQuery } from './advisor/payload/advisor-payload.ts';
export type { AdvisorReport, ReportedProposal, ReportedQuery } from './advisor/report/advisor-report.ts';
export { renderReportPage } from './advisor/report/render-report-page.ts';
export type { Counterexample, Verdict } from './advisor/verification/verdict.ts';
export type { CatalogDiff, TableDiff } from './catalog/diff-catalogs.ts';
export { diffCatalogs } from './catalog/diff-catalogs.ts';
export type { UrlPolicyOptions } from './connections/url-policy/create-url-policy.ts';
export { createUrlPolicy } from './connections/url-policy/create-url-policy.ts';
export type { UrlPolicy, UrlVerdict } from './connections/url-policy/url-policy.ts';
export { createNlQuery } from './create-nl-query.ts';
export type { QueryLimits, ValuePolicy } from './dependencies.ts';
export type { ErrorCode, ErrorDetails } from './errors/error-details.ts';
export { isNlQueryError } from './errors/is-nl-query-error.ts';
export { NlQueryError } from './errors/nl-query-error.ts';
export type {
  AddKnowledgeRequest,
  ExampleEntry,
  KnowledgeEntry,
  KnowledgeItem,
  KnowledgeService,
  KnowledgeTarget,
  NoteEntry,
  RemoveKnowledgeRequest,
  TermEntry,
} from './knowledge/knowledge-service.ts';
export type { NlQuery } from './nl-query.ts';
export type { AdvisorSetup, NlQueryOptions } from './nl-query-options.ts';
export type { AccessPolicy } from './policy/access-policy.ts';
export type { Principal, PrincipalScalar, PrincipalValue, RowPolicy } from './policy/row-policy.ts';
export type { Cell, DatabaseLocation, ResultColumn } from './ports/database.ts';
export type { Logger } from './ports/logger.ts';
export type {
  AmbiguousJoin,
  ContextColumn,
  ContextRelation,
  ContextTable,
  SchemaContext,
} from './ports/schema-context.ts';
export type { DialectEquivalent, SqlFault, SqlFaultKind } from './ports/sql-fault.ts';
export type {
  Answer,
  AnswerUsage,
  AskEvent,
  AskOptions,
  AskRequest,
  Attempt,
  Clarification,
  QueryService,
  RetrieveRequest,
  RunRequest,
} from './query/query-service.ts';
export type {
  AddWorkspaceRequest,
  ReadyOptions,
  StatusText,
  WorkspaceOptions,
  WorkspaceResult,
  WorkspaceSchema,
  WorkspaceService,
  WorkspaceStatus,
  WorkspaceSummary,
} from './workspace/workspace-service.ts';
