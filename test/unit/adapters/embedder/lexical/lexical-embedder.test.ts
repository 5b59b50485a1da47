import { describe, expect, it } from 'vitest';
import { lexicalEmbedder } from '../../../../../adapters/embedder/lexical/index.ts';
import { isNlQueryError } from '../../../../../src/adapter-kit/index.ts';

const document = { purpose: 'document' } as const;

async function similarity(a: string, b: string): Promise<number> {
  const [one, two] = await lexicalEmbedder().embed([a, b], document);
  return (one ?? new Float32Array()).reduce((sum, value, at) => sum + value * (two?.[at] ?? 0), 0);
}

describe('lexicalEmbedder', () => {
  it('gives vectors of length one, equal for equal text', async () => {
    const [one, two] = await lexicalEmbedder().embed(['customer orders', 'customer orders'], document);
    expect(one).toEqual(two);
    expect(Math.hypot(...(one ?? []))).toBeCloseTo(1);
  });

  it('gives the same vectors on every machine', async () => {
    const [vector] = await lexicalEmbedder({ dimensions: 64 }).embed(['order'], document);
    const digest = [...(vector ?? [])].flatMap((value, at) =>
      value === 0 ? [] : [`${at}:${value.toFixed(3)}`],
    );
    expect(digest).toMatchInlineSnapshot(`
      [
        "8:-0.645",
        "11:0.130",
        "14:-0.130",
        "15:0.130",
        "22:-0.130",
        "31:0.130",
        "33:-0.130",
        "36:0.645",
        "37:-0.130",
        "45:-0.130",
        "46:0.130",
        "60:0.130",
      ]
    `);
  });

  it('puts inflections and compounds nearer than strangers', async () => {
    const stranger = await similarity('customer orders', 'stadium weather');
    expect(await similarity('customers ordering', 'customer_order')).toBeGreaterThan(0.7);
    expect(await similarity('network groups', 'securitygroup networks')).toBeGreaterThan(stranger + 0.2);
  });

  it('names version and width in its id', () => {
    expect(lexicalEmbedder({ dimensions: 128 })).toMatchObject({
      name: 'lexical',
      id: 'lexical:1:128',
      dimensions: 128,
    });
  });

  it('gives zeros for a text without words, and nothing for no texts', async () => {
    const [vector] = await lexicalEmbedder().embed(['?!'], document);
    expect(vector?.every((value) => value === 0)).toBe(true);
    expect(await lexicalEmbedder().embed([], document)).toEqual([]);
  });

  it.each([0, 63, 65, 100.5, 8192])('refuses %d dimensions', (dimensions) => {
    const make = () => lexicalEmbedder({ dimensions });
    expect(make).toThrow(expect.toSatisfy((error: unknown) => isNlQueryError(error, 'INVALID_OPTIONS')));
  });

  it('rejects when aborted', async () => {
    const embedding = lexicalEmbedder().embed(['a'], { purpose: 'query', signal: AbortSignal.abort() });
    await expect(embedding).rejects.toSatisfy((error) => isNlQueryError(error, 'ABORTED'));
  });
});
