import { securityHeaders } from '../security/security-headers.ts';

/** Gives an answer the headers that all of them have, and calls `onEnd` when the last byte is on its way or the client has gone. */
export function finishResponse(
  response: Response,
  { headers, isHead }: { readonly headers: Readonly<Record<string, string>>; readonly isHead: boolean },
  onEnd: () => void,
): Response {
  for (const [name, value] of Object.entries(securityHeaders)) {
    if (!response.headers.has(name)) response.headers.set(name, value);
  }
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
  if (isHead || !isStream || !response.body) {
    onEnd();
    if (!isHead) return response;
    void response.body?.cancel();
    return new Response(null, response);
  }
  return new Response(watched(response.body, onEnd), response);
}

function watched(body: ReadableStream<Uint8Array>, onEnd: () => void): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await reader.read();
      if (!done) return controller.enqueue(value);
      controller.close();
      onEnd();
    },
    cancel: async (reason) => {
      onEnd();
      await reader.cancel(reason);
    },
  });
}
