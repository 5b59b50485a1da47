import { connect } from 'node:net';

export interface RawReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface SendOptions {
  /** Written in pieces of this size. @defaultValue at once */
  readonly chunkBytes?: number | undefined;
  /** Closes this side of the connection after the last byte. @defaultValue false */
  readonly isCutOff?: boolean | undefined;
}

/** Writes bytes to a server as they are, and reads the first answer; rejects when there is none. */
export function sendRaw(
  port: number,
  bytes: Uint8Array,
  { chunkBytes = Number.POSITIVE_INFINITY, isCutOff = false }: SendOptions = {},
): Promise<RawReply> {
  const { promise, resolve, reject } = Promise.withResolvers<RawReply>();
  const socket = connect(port, '127.0.0.1');
  let received = Buffer.alloc(0);
  const settle = (failure?: Error): void => {
    const reply = readReply(received);
    if (reply) resolve(reply);
    else if (failure)
      reject(
        new Error(`${failure.message}, after ${JSON.stringify(received.toString('latin1').slice(0, 300))}`),
      );
    else return;
    socket.destroy();
  };
  socket.setTimeout(20_000, () => settle(new Error('no answer in 20 seconds')));
  socket.on('data', (data) => {
    received = Buffer.concat([received, data]);
    settle();
  });
  socket.on('error', (error) => settle(error));
  socket.on('close', () => settle(new Error('the connection was closed without an answer')));
  socket.on('connect', () => {
    for (let at = 0; at < bytes.length; at += chunkBytes) socket.write(bytes.subarray(at, at + chunkBytes));
    if (isCutOff) socket.end();
  });
  return promise;
}

function readReply(received: Buffer): RawReply | null {
  const text = received.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const [statusLine = '', ...lines] = text.slice(0, end).split('\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(statusLine)?.[1]);
  if (status === 100) return readReply(received.subarray(end + 4));
  const headers = Object.fromEntries(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]),
  );
  const length = Number(headers['content-length'] ?? 0);
  const body = received.subarray(end + 4, end + 4 + length);
  return body.length < length ? null : { status, headers, body: body.toString('utf8') };
}
