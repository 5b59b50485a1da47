import { keepBigNumbers, NlQueryError } from '../../../src/adapter-kit/index.ts';
import type { TrinoAnswer } from './trino-page.ts';
import { unreachable } from './unreachable.ts';

export interface ReadAnswerOptions {
  readonly secrets: readonly string[];
  readonly signal: AbortSignal;
}

/** Trino aims at pages of 16 MB; one row may take more. */
const maxPageBytes = 128 * 1_048_576;

/** The answer's JSON, its integers exact. */
export async function readAnswer(
  response: Response,
  { secrets, signal }: ReadAnswerOptions,
): Promise<TrinoAnswer> {
  const text = await textWithin(response, maxPageBytes).catch((error: unknown) => {
    signal.throwIfAborted();
    throw unreachable(error, { secrets });
  });
  if (text === null) throw tooLarge();
  const answer = parse(text);
  if (answer === null)
    throw unreachable(new Error('the server answers with something else than Trino does'), { secrets });
  return answer;
}

/** `null` when it has more bytes; the rest is not read. */
async function textWithin(response: Response, maxBytes: number): Promise<string | null> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (bytes > maxBytes) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function parse(text: string): TrinoAnswer | null {
  try {
    const answer = /\d{16}/.test(text) ? JSON.parse(text, keepBigNumbers) : JSON.parse(text);
    if (answer === null || typeof answer !== 'object' || typeof answer.id !== 'string') return null;
    return isUsable(answer) ? answer : null;
  } catch {
    return null;
  }
}

function isUsable({ nextUri, columns, data }: TrinoAnswer): boolean {
  const isNextUri = nextUri === undefined || typeof nextUri === 'string';
  return isNextUri && (columns == null || Array.isArray(columns)) && (data == null || Array.isArray(data));
}

function tooLarge(): NlQueryError {
  const message = `A page of the result has more than ${maxPageBytes} bytes.`;
  return new NlQueryError('SQL_FAULT', message, {
    details: { fault: { kind: 'too_large', name: null, message } },
  });
}
