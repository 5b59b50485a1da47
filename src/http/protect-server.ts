import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { NlQueryError } from '../errors/nl-query-error.ts';
import { errorContent } from './response/error-content.ts';
import { securityHeaders } from './security/security-headers.ts';

/**
 * Makes a `node:http` server answer what never reaches a handler (broken HTTP, headers that are too large or too slow, CONNECT,
 * expectations) in the form of all other errors, and sets its time limits: 30 seconds for the headers, 5 minutes for a request.
 *
 * @example
 * ```ts
 * import { createServer } from 'node:http';
 * import { protectServer } from 'nlquery/http';
 *
 * const server = protectServer(createServer((request, response) => response.end('hello')));
 * ```
 */
export function protectServer<Guarded extends Server>(server: Guarded): Guarded {
  server.headersTimeout = 30_000;
  server.requestTimeout = 300_000;
  // Node would refuse a request without a host in words of its own: `toNodeHandler` does it in ours.
  Object.assign(server, { requireHostHeader: false });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => refuse(socket, failureOf(error.code)));
  server.on('connect', (_request, socket) => refuse(socket, notAllowed()));
  server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    const error = new NlQueryError('EXPECTATION_FAILED', 'No expectation but 100-continue can be met.', {});
    const body = JSON.stringify(errorContent(error));
    response.writeHead(error.status, headersFor(body)).end(body);
  });
  return server;
}

function failureOf(code: string | undefined): NlQueryError {
  if (code === 'HPE_HEADER_OVERFLOW')
    return new NlQueryError('HEADERS_TOO_LARGE', 'The headers are too large.', {});
  if (code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW')
    return new NlQueryError('PAYLOAD_TOO_LARGE', 'Too many chunk extensions.', {});
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new NlQueryError('REQUEST_TIMEOUT', 'The request took too long to come.', {});
  const issues = [{ path: '', message: 'This is not HTTP.' }];
  return new NlQueryError('INVALID_REQUEST', 'The request is not valid. This is not HTTP.', {
    details: { issues },
  });
}

function notAllowed(): NlQueryError {
  return new NlQueryError('METHOD_NOT_ALLOWED', 'This is no proxy.', {});
}

/** How long a client has to read why it was refused, before the connection is closed under its hands. */
const farewellMs = 2_000;

function refuse(socket: Duplex, error: NlQueryError): void {
  if (socket.writableEnded) return; // It has been told, and goes on sending.
  // A connection that has broken, or whose answer has begun, can be told nothing.
  const begun = (socket as Duplex & { _httpMessage?: ServerResponse })._httpMessage?.headersSent === true;
  if (!socket.writable || begun) return void socket.destroy();
  const body = JSON.stringify(errorContent(error));
  const headers = Object.entries(headersFor(body)).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${error.status} ${error.code}\r\n${headers.join('')}\r\n${body}`);
  setTimeout(() => socket.destroy(), farewellMs).unref();
}

function headersFor(body: string): Readonly<Record<string, string>> {
  return {
    ...securityHeaders,
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
}
