import { connect } from 'node:net';

export type RedisReply = string | number | null | readonly RedisReply[];

export interface RedisCommandOptions {
  readonly host: string;
  readonly port: number;
  readonly timeoutMs: number;
}

/**
 * Sends commands on one short connection and resolves to their replies; rejects with the first error reply. Enough of
 * RESP2 to set up and clean up, so that tests of the adapters do not rest on the client they test.
 */
export function redisCommands(
  { host, port, timeoutMs }: RedisCommandOptions,
  commands: readonly (readonly string[])[],
): Promise<readonly RedisReply[]> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: timeoutMs });
    let received = Buffer.alloc(0);
    const fail = (error: Error) => {
      socket.destroy();
      reject(error);
    };
    socket.once('timeout', () => fail(new Error('Redis did not answer in time.')));
    socket.once('error', fail);
    socket.once('close', () => reject(new Error('Redis hung up.')));
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      try {
        const replies = parseReplies(received, commands.length);
        if (replies === null) return;
        resolve(replies);
        socket.destroy();
      } catch (error) {
        fail(error as Error);
      }
    });
    socket.write(commands.map(encode).join(''));
  });
}

function encode(command: readonly string[]): string {
  const parts = command.map((part) => `$${Buffer.byteLength(part)}\r\n${part}\r\n`);
  return `*${command.length}\r\n${parts.join('')}`;
}

/** `null` until all of them have arrived. */
function parseReplies(bytes: Buffer, count: number): readonly RedisReply[] | null {
  const incomplete = Symbol('incomplete');
  let at = 0;

  function readLine(): string {
    const end = bytes.indexOf('\r\n', at);
    if (end === -1) throw incomplete;
    const line = bytes.toString('utf8', at, end);
    at = end + 2;
    return line;
  }

  function readReply(): RedisReply {
    const line = readLine();
    const rest = line.slice(1);
    if (line[0] === '+') return rest;
    if (line[0] === ':') return Number(rest);
    if (line[0] === '*') return Array.from({ length: Number(rest) }, readReply);
    if (line[0] !== '$') throw new Error(`Redis answered: ${line.slice(0, 200)}`);
    const length = Number(rest);
    if (length === -1) return null;
    if (bytes.length < at + length + 2) throw incomplete;
    const text = bytes.toString('utf8', at, at + length);
    at += length + 2;
    return text;
  }

  try {
    return Array.from({ length: count }, readReply);
  } catch (error) {
    if (error === incomplete) return null;
    throw error;
  }
}
