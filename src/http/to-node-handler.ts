import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ServerRequest } from 'srvx';
import { toNodeHandler as toSrvxHandler } from 'srvx/node';
import { reasonOf } from '../errors/reason-of.ts';
import type { Logger } from '../ports/logger.ts';
import type { HttpHandler } from './create-http-handler.ts';
import { invalidRequest } from './request/invalid-request.ts';
import { errorResponse } from './response/error-response.ts';
import { toNlQueryError } from './response/to-nl-query-error.ts';
import { securityHeaders } from './security/security-headers.ts';

export interface NodeHandlerOptions {
  /**
   * Which proxies are believed when they say whom they speak for (`X-Forwarded-For` and its kin): those on this machine, or those with
   * these addresses. @defaultValue none
   */
  readonly trustProxy?: 'loopback' | readonly string[] | undefined;
  /** Told why a handler of your own has rejected: `createHttpHandler`'s never does. @defaultValue none */
  readonly logger?: Pick<Logger, 'error'> | undefined;
}

export type NodeHandler = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * The handler as Express, Fastify and `node:http` take it. Nothing may have read the body before: mount it in front of
 * `express.json()`. A client that goes aborts what it had asked for. A handler that rejects is answered for with a 500.
 */
export function toNodeHandler(handler: HttpHandler, options: NodeHandlerOptions = {}): NodeHandler {
  const { trustProxy, logger } = options;
  const answer = async (request: ServerRequest): Promise<Response> => {
    try {
      return await (hasHost(request) ? handler(request) : withoutHost());
    } catch (thrown) {
      // Nobody else waits for it: left alone it would end the process.
      const error = toNlQueryError(thrown);
      logger?.error({ code: error.code, reason: reasonOf(error.cause ?? error) }, 'request failed');
      return errorResponse(error, securityHeaders);
    }
  };
  const handle = toSrvxHandler(answer, {
    trustProxy: typeof trustProxy === 'object' ? [...trustProxy] : (trustProxy ?? false),
  });
  // srvx's types ask for what is HTTP/1 and HTTP/2 at once; it is content with either.
  return (request, response) => void handle(request as never, response as never);
}

/** RFC 9112 section 3.2: who speaks HTTP/1.1 says which host is meant. */
function hasHost({ headers, runtime }: ServerRequest): boolean {
  return runtime?.node?.req.httpVersion !== '1.1' || headers.has('host');
}

async function withoutHost(): Promise<Response> {
  const error = invalidRequest([{ path: '', message: 'There is no Host header.' }]);
  return errorResponse(error, { ...securityHeaders, connection: 'close' });
}
