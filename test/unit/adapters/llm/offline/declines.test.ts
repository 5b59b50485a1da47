import { describe, expect, it } from 'vitest';
import { askOffline } from './ask-offline.ts';
import { library } from './library.ts';
import { shop } from './shop.ts';

describe('The offline model declines', () => {
  it.each([
    'What is the capital of France?',
    'How do I bake bread?',
    'How can companies foster innovation within their culture?',
    'What is the average delivery distance of orders?',
    'How many customers have a loyalty voucher?',
    'Which products are made of recycled plastic?',
    'What is the ratio of happy customers to sad customers?',
  ])('says that it cannot answer "%s"', async (question) => {
    const answer = await askOffline(shop, question, { values: true });
    expect(answer.sql).toBeNull();
    expect(answer.cannot_answer).toMatch(/^The offline model cannot answer: /);
  });

  it('names the words that it could not place', async () => {
    const answer = await askOffline(library, 'How many members have a parking permit?');
    expect(answer.cannot_answer).toContain('"permit"');
  });

  it('says that any may mean one or all', async () => {
    const answer = await askOffline(
      shop,
      'Which products are heavier than any product in the Kitchen category?',
      {
        values: true,
      },
    );
    expect(answer.sql).toBeNull();
  });
});
