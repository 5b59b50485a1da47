import * as z from 'zod';
import type { NlQueryError } from '../errors/nl-query-error.ts';
import type { Door, RequestNotes } from './door.ts';
import { invalidRequest } from './request/invalid-request.ts';
import { parsePart } from './request/parse-part.ts';
import { readJson } from './request/read-json.ts';
import { readQuery } from './request/read-query.ts';
import { errorResponse } from './response/error-response.ts';
import { toNlQueryError } from './response/to-nl-query-error.ts';
import type { Route } from './route.ts';
import { admitCaller } from './security/admit-caller.ts';

type Headers = Readonly<Record<string, string>>;

/** Finds the route, finds out who asks, reads the request and has it answered. What goes wrong becomes an answer too. */
export async function serve(door: Door, request: Request, notes: RequestNotes): Promise<Response> {
  let headers: Headers = {};
  try {
    const url = urlOf(request);
    const { basePath } = door.settings;
    const isBelow = url.pathname.startsWith(`${basePath}/`);
    const found = door.table.find(request.method, isBelow ? url.pathname.slice(basePath.length) : '');
    if (found.route === null) {
      notes.error = found.error;
      return errorResponse(found.error, found.allow.length === 0 ? {} : { allow: found.allow.join(', ') });
    }
    notes.route = found.route.path;
    const admission = await admitCaller(door, request, found.route);
    headers = admission.headers;
    if (admission.caller === null) throw admission.error;
    notes.ownerId = admission.caller.ownerId;
    const response = await found.route.handle({
      services: door.services,
      caller: admission.caller,
      parameters: {
        ...parsePart(found.route.parameters.path ?? none, found.pathParameters),
        ...parsePart(found.route.parameters.query ?? none, readQuery(url.searchParams)),
      },
      body: await bodyOf(door, request, found.route),
      headers: request.headers,
      signal: request.signal,
      keepAliveMs: door.settings.keepAliveMs,
      onStreamError: (error) => {
        notes.error = error;
      },
    });
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
    return response;
  } catch (thrown) {
    notes.error = toNlQueryError(thrown);
    return errorResponse(notes.error, { ...headers, ...closing(notes.error, request) });
  }
}

const none = z.strictObject({});

function urlOf(request: Request): URL {
  if (URL.canParse(request.url)) return new URL(request.url);
  throw invalidRequest([{ path: '', message: 'The address is not a URL.' }]);
}

/** The rest of a body that turned out to be too large is not waited for. */
function closing({ code }: NlQueryError, request: Request): Headers {
  return code === 'PAYLOAD_TOO_LARGE' && request.bodyUsed ? { connection: 'close' } : {};
}

async function bodyOf({ settings }: Door, request: Request, { body, bodySize }: Route): Promise<unknown> {
  if (body === null) return null;
  const maxBytes = bodySize === 'large' ? settings.maxTaskBytes : settings.maxBodyBytes;
  return parsePart(body, await readJson(request, maxBytes));
}
