import type * as z from 'zod';
import type { ErrorCode } from '../errors/error-details.ts';
import type { NlQueryError } from '../errors/nl-query-error.ts';
import type { HttpServices } from './http-services.ts';
import type { Caller } from './security/caller.ts';

export type RouteMethod = 'GET' | 'POST' | 'DELETE';

/** One route: what it takes, what it gives, and what it does. The OpenAPI document is made of the same facts. */
export interface Route {
  readonly method: RouteMethod;
  /** As OpenAPI spells it: `/workspace/{workspace_id}`. */
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  /** `open` routes ask nobody who they are and are not counted. */
  readonly access: 'open' | 'owner';
  readonly tag: 'workspaces' | 'questions' | 'knowledge' | 'advisor' | 'server';
  readonly parameters: RouteParameters;
  /** `null` where a body is not read. */
  readonly body: z.ZodType | null;
  /** `large` bodies have a limit of their own. */
  readonly bodySize: 'ordinary' | 'large';
  readonly responses: readonly RouteResponse[];
  /** Codes that this route answers besides those that every route may. */
  readonly errors: readonly ErrorCode[];
  handle(request: RouteRequest<unknown, unknown>): Promise<Response>;
}

export interface RouteParameters {
  readonly path: z.ZodObject | null;
  readonly query: z.ZodObject | null;
}

export interface RouteResponse {
  readonly status: number;
  readonly description: string;
  /** `null` for no body. */
  readonly mediaType: 'application/json' | 'text/event-stream' | 'text/html' | null;
  readonly body: z.ZodType | null;
}

/** A request that has passed the door. */
export interface RouteRequest<Parameters, Body> {
  readonly services: HttpServices;
  readonly caller: Caller;
  /** Of path and query. */
  readonly parameters: Parameters;
  readonly body: Body;
  readonly headers: Headers;
  /** Aborted when the client has gone. */
  readonly signal: AbortSignal;
  /** Between two comments on a silent stream of events. */
  readonly keepAliveMs: number;
  /** Told of a failure of which the status, which has been sent, says nothing. */
  readonly onStreamError: (error: NlQueryError) => void;
}
