import type * as z from 'zod';
import type { Route, RouteRequest } from './route.ts';

type Shape = z.ZodObject | null;

type OutputOf<Schema> = Schema extends z.ZodType ? z.output<Schema> : unknown;

export interface RouteDefinition<Path extends Shape, Query extends Shape, Body extends z.ZodType | null>
  extends Omit<Route, 'parameters' | 'body' | 'bodySize' | 'handle'> {
  readonly path: string;
  readonly pathParameters?: Path | undefined;
  readonly queryParameters?: Query | undefined;
  readonly body?: Body | undefined;
  /** @defaultValue 'ordinary' */
  readonly bodySize?: Route['bodySize'] | undefined;
  handle(request: RouteRequest<OutputOf<Path> & OutputOf<Query>, OutputOf<Body>>): Promise<Response>;
}

/** A route whose handler is typed by its own schemas. */
export function defineRoute<
  Path extends Shape = null,
  Query extends Shape = null,
  Body extends z.ZodType | null = null,
>(definition: RouteDefinition<Path, Query, Body>): Route {
  const { pathParameters, queryParameters, body, bodySize, handle, ...facts } = definition;
  return {
    ...facts,
    parameters: { path: pathParameters ?? null, query: queryParameters ?? null },
    body: body ?? null,
    bodySize: bodySize ?? 'ordinary',
    handle: handle as Route['handle'],
  };
}
