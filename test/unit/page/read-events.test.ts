import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEvents, type ServerEvent } from '../../../src/page/browser/client/read-events.ts';

async function read(chunks: readonly Uint8Array[]): Promise<readonly ServerEvent[]> {
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  const events: ServerEvent[] = [];
  for await (const event of readEvents(stream)) events.push(event);
  return events;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('readEvents', () => {
  it('reads names and data, and passes over comments and what is unfinished', async () => {
    const text =
      ': hello\n\nevent: running\ndata: {"a":1}\n\nid: 4\ndata:x\ndata: y\n\nevent: rows\ndata: z\n';
    expect(await read([bytes(text)])).toEqual([
      { name: 'running', data: '{"a":1}' },
      { name: 'message', data: 'x\ny' },
    ]);
  });

  it('reads the same however the bytes are cut', async () => {
    const line = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n\0]/g, ''));
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1 }),
        fc.constantFrom('\n', '\r\n'),
        fc.nat(),
        async (lines, end, seed) => {
          const all = bytes(lines.map((data) => `event: e${end}data: ${data}${end}${end}`).join(''));
          const size = 1 + (seed % 7);
          const chunks = Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
            all.slice(index * size, (index + 1) * size),
          );
          expect(await read(chunks)).toEqual(lines.map((data) => ({ name: 'e', data })));
        },
      ),
      { seed: 20261121, numRuns: 100 },
    );
  });
});
