import type * as z from 'zod';
import { errorCodes } from '../../errors/error-codes.ts';
import type { ErrorCode } from '../../errors/error-details.ts';
import type { HttpSettings } from '../resolve-http-settings.ts';
import type { Route, RouteResponse } from '../route.ts';
import { errorBody } from '../wire/error-body.ts';
import { jsonSchemaOf } from './json-schema-of.ts';
import { namedJsonSchemas } from './named-json-schemas.ts';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of the routes, made from the schemas that stand at their doors. */
export function buildOpenApi(
  routes: readonly Route[],
  { basePath, authenticate, rateLimit }: Pick<HttpSettings, 'basePath' | 'authenticate' | 'rateLimit'>,
): Json {
  const paths: Record<string, Json> = {};
  const facts = { isProtected: authenticate !== null, isLimited: rateLimit !== null };
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route, facts) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'nlquery',
      version: '1',
      description: 'Questions in words to SQL databases, answered read-only.',
    },
    servers: [{ url: basePath === '' ? '/' : basePath }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: namedJsonSchemas(),
      ...(facts.isProtected ? { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } } : {}),
    },
  };
}

interface Facts {
  readonly isProtected: boolean;
  readonly isLimited: boolean;
}

function operation(route: Route, facts: Facts): Json {
  const isOwned = route.access === 'owner';
  return {
    operationId: route.operationId,
    summary: route.summary,
    tags: [route.tag],
    ...(isOwned && facts.isProtected ? { security: [{ key: [] }] } : {}),
    parameters: [
      ...parameters(route.parameters.path, 'path'),
      ...parameters(route.parameters.query, 'query'),
    ],
    ...(route.body === null
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: jsonSchemaOf(route.body) } },
          },
        }),
    responses: { ...successes(route.responses), ...failures(codesOf(route, facts)) },
  };
}

function parameters(schema: z.ZodObject | null, place: 'path' | 'query'): readonly Json[] {
  return Object.entries(schema?.shape ?? {}).map(([name, field]) => {
    const { description, ...rest } = jsonSchemaOf(field as z.ZodType) as Json & { description?: string };
    const isRequired = !(field as z.ZodType).safeParse(undefined).success;
    return { name, in: place, required: isRequired, ...(description ? { description } : {}), schema: rest };
  });
}

function successes(responses: readonly RouteResponse[]): Record<string, Json> {
  const byStatus: Record<string, { description: string; content?: Json }> = {};
  for (const { status, description, mediaType, body } of responses) {
    const known = byStatus[status];
    const content = mediaType && body && { [mediaType]: { schema: jsonSchemaOf(body) } };
    byStatus[status] = {
      description: known ? `${known.description} ${description}` : description,
      ...(known?.content || content ? { content: { ...known?.content, ...content } } : {}),
    };
  }
  return byStatus;
}

/** What a route answers besides its own: every one may meet a fault of the server's. */
function codesOf(route: Route, { isProtected, isLimited }: Facts): readonly ErrorCode[] {
  const isOwned = route.access === 'owner';
  return [
    'INVALID_REQUEST',
    ...(isOwned && isProtected ? (['UNAUTHORIZED'] as const) : []),
    ...(isOwned && isLimited ? (['RATE_LIMITED'] as const) : []),
    ...(route.body === null ? [] : (['PAYLOAD_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const)),
    ...route.errors,
    'INTERNAL',
    ...(isOwned ? (['STATE_STORE_FAILED', 'VECTOR_STORE_FAILED', 'QUEUE_FAILED', 'CLOSED'] as const) : []),
  ];
}

function failures(codes: readonly ErrorCode[]): Record<string, Json> {
  const byStatus = Map.groupBy(codes, (code) => errorCodes[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, ofStatus]) => [
      status,
      {
        description: ofStatus.map((code) => `\`${code}\``).join(', '),
        content: { 'application/json': { schema: jsonSchemaOf(errorBody) } },
      },
    ]),
  );
}
