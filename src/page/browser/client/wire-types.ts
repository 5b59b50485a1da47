import type * as z from 'zod';
import type { answerBody, eventBodies } from '../../../http/wire/answer-bodies.ts';
import type { schemaBody } from '../../../http/wire/schema-bodies.ts';
import type {
  workspaceBody,
  workspaceListBody,
  workspaceResultBody,
} from '../../../http/wire/workspace-bodies.ts';
import type { PageSettings } from '../../page-settings.ts';

export type Settings = PageSettings;
export type Answer = z.output<typeof answerBody>;
export type Attempt = Answer['attempts'][number];
export type Context = Answer['context'];
export type Schema = z.output<typeof schemaBody>;
export type SchemaTable = Schema['tables'][number];
export type Workspace = z.output<typeof workspaceBody>;
export type WorkspaceSummary = z.output<typeof workspaceListBody>['workspaces'][number];
export type WorkspaceResult = z.output<typeof workspaceResultBody>;

type EventBodies = typeof eventBodies;

/** What happens on the way to an answer. */
export type StageEvent = {
  readonly [Name in keyof EventBodies]: { readonly stage: Name; readonly data: z.output<EventBodies[Name]> };
}[keyof EventBodies];
