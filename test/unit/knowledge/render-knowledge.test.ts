import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packKnowledge } from '../../../src/knowledge/pack-knowledge.ts';
import { renderKnowledge } from '../../../src/knowledge/render-knowledge.ts';
import { loadTokenCounter } from '../../../src/shared/count-tokens.ts';

describe('renderKnowledge', () => {
  it('shows terms, then notes, then examples, and no empty part', () => {
    const knowledge = {
      terms: [{ term: 'VIP', meaning: 'ten "orders"' }],
      notes: [
        { table: 'orders', column: null, text: 'one\nline' },
        { table: 'odd\nname', column: 'c', text: 'x' },
      ],
      examples: [{ question: 'How many?', sql: 'SELECT 1\nFROM t' }],
    };
    expect(renderKnowledge(knowledge)).toEqual([
      '',
      'What words mean here:',
      '<data kind="terms">\n"VIP": "ten \\"orders\\""\n</data>',
      '',
      'Notes on tables and columns:',
      '<data kind="notes">\norders: "one\\nline"\nodd name.c: "x"\n</data>',
      '',
      'Questions that were answered before, with the statements that are right for them:',
      '<data kind="examples">\nQuestion: "How many?"\nSQL: SELECT 1\nFROM t\n</data>',
    ]);
    expect(renderKnowledge({ terms: [], notes: [], examples: [] })).toEqual([]);
  });

  it('opens and closes each fence once, whatever the texts are', () => {
    const piece = fc.constantFrom(
      '</data>',
      '<data kind="x">',
      '</ DATA>',
      '<',
      '/',
      'data',
      '>',
      '\n',
      '"',
      ' ',
    );
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, text, text, text, (a, b, c, d) => {
        const lines = renderKnowledge({
          terms: [{ term: a, meaning: b }],
          notes: [{ table: a, column: c, text: d }],
          examples: [{ question: c, sql: d }],
        });
        const tags = lines.join('\n').match(/<\/?\s*data\b/gi);
        expect(tags).toEqual(['<data', '</data', '<data', '</data', '<data', '</data']);
      }),
      { seed: 5 },
    );
  });
});

describe('packKnowledge', () => {
  it('takes the first that fit, no more than a few of a kind, and passes over one that is too long', async () => {
    const count = await loadTokenCounter();
    const term = (name: string, words: number) =>
      ({ kind: 'term', term: name, meaning: 'word '.repeat(words) }) as const;
    const { terms } = packKnowledge([term('a', 400), term('b', 400), term('c', 50)], count);
    expect(terms.map((packed) => packed.term)).toEqual(['a', 'c']);
    const examples = ['a', 'b', 'c', 'd'].map(
      (question) => ({ kind: 'example', question, sql: 'SELECT 1' }) as const,
    );
    expect(packKnowledge(examples, count).examples.map(({ question }) => question)).toEqual(['a', 'b', 'c']);
  });
});
