import type { EmbeddingReply, EmbeddingRequestBody } from './openai-emulator-options.ts';
import { textVector } from './text-vector.ts';

/** The list of embeddings that answers `body`, as base64 or numbers as asked for; numbers when nothing is. */
export function embeddingBody(
  body: EmbeddingRequestBody,
  reply: EmbeddingReply,
  unknownWidth: number,
): unknown {
  const texts = [body.input].flat();
  const width = body.dimensions ?? widths[body.model] ?? unknownWidth;
  const vectors = reply.vectors ?? texts.map((text) => textVector(text, width));
  const data = vectors.map((vector, index) => ({
    object: 'embedding',
    index,
    embedding: body.encoding_format === 'base64' ? toBase64(vector) : [...vector],
  }));
  const tokens = texts.reduce((sum, text) => sum + Math.ceil(text.length / 4), 0);
  return {
    object: 'list',
    data: reply.shuffled ? data.toReversed() : data,
    model: body.model,
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  };
}

const widths: Readonly<Record<string, number>> = {
  'text-embedding-3-small': 1536,
  'text-embedding-3-large': 3072,
  'text-embedding-ada-002': 1536,
};

/** 32-bit floats, little-endian. */
function toBase64(vector: Iterable<number>): string {
  const values = [...vector];
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeFloatLE(value, index * 4);
  return bytes.toString('base64');
}
