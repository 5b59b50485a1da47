import { reasonOf } from '../errors/reason-of.ts';
import type { Door, RequestNotes } from './door.ts';
import { finishResponse } from './response/finish-response.ts';
import { corsHeaders } from './security/cors.ts';
import { ownerHash } from './security/owner-hash.ts';
import { preflight } from './security/preflight.ts';
import { requestIdOf } from './security/request-id-of.ts';
import { serve } from './serve.ts';

/** Answers one request, and leaves one line of it in the log. */
export async function answer(door: Door, request: Request): Promise<Response> {
  const { cors, logger, createId } = door.settings;
  const start = performance.now();
  const notes: RequestNotes = { route: null, ownerId: undefined, error: null };
  const requestId = requestIdOf(request.headers, createId);
  const response = preflightOf(door, request) ?? (await serve(door, request, notes));
  const headers = { ...corsHeaders(cors, request), 'x-request-id': requestId };
  return finishResponse(response, { headers, isHead: request.method === 'HEAD' }, () => {
    const fields = {
      requestId,
      method: request.method,
      route: notes.route,
      status: response.status,
      ms: Math.round(performance.now() - start),
      owner: ownerHash(notes.ownerId),
      ...(notes.error ? { code: notes.error.code } : {}),
    };
    if (!notes.error || notes.error.status < 500) return logger.info(fields, 'request');
    return logger.error({ ...fields, reason: reasonOf(notes.error.cause ?? notes.error) }, 'request failed');
  });
}

function preflightOf({ settings, table }: Door, request: Request): Response | null {
  if (request.method !== 'OPTIONS' || settings.cors === null || !URL.canParse(request.url)) return null;
  const path = new URL(request.url).pathname.slice(settings.basePath.length);
  return preflight(settings.cors, request, table.methodsAt(path));
}
