import { reasonOf } from '../errors/reason-of.ts';
import { errorResponse } from '../http/response/error-response.ts';
import { jsonResponse } from '../http/response/json-response.ts';
import { toNlQueryError } from '../http/response/to-nl-query-error.ts';
import { admitCaller, type CallerDoor } from '../http/security/admit-caller.ts';
import { securityHeaders } from '../http/security/security-headers.ts';
import type { Logger } from '../ports/logger.ts';
import type { PageSettings } from './page-settings.ts';

/** The settings, for whom the door lets in. What goes wrong becomes an answer. */
export async function answerPageSettings(
  door: CallerDoor & { readonly logger: Pick<Logger, 'error'> | undefined },
  request: Request,
  settings: PageSettings,
): Promise<Response> {
  try {
    const access = door.settings.authenticate === null ? 'open' : 'owner';
    const admission = await admitCaller(door, request, { access });
    const headers = { ...securityHeaders, ...admission.headers };
    if (admission.caller === null) return errorResponse(admission.error, headers);
    return jsonResponse(200, settings, headers);
  } catch (thrown) {
    const error = toNlQueryError(thrown);
    door.logger?.error({ code: error.code, reason: reasonOf(error.cause ?? error) }, 'page settings failed');
    return errorResponse(error, securityHeaders);
  }
}
