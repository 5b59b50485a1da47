import type { SqlFault } from 'nlquery';
import { describe, expect, it } from 'vitest';
import { askOffline } from './ask-offline.ts';
import { shop } from './shop.ts';

describe('The offline model uses what people have added', () => {
  const terms = [
    { term: 'VIP', meaning: 'a customer with a credit limit above 800.' },
    { term: 'big order', meaning: 'an order with a total above 50' },
    { term: 'gross', meaning: 'in euro cents, before discounts' },
  ];

  it('reads a term as what it means', async () => {
    expect((await askOffline(shop, 'How many VIPs are there?', { knowledge: { terms } })).rows).toEqual([
      [2],
    ]);
    const big = await askOffline(shop, 'How many big orders were placed in 2022?', { knowledge: { terms } });
    expect(big.rows).toEqual([[1]]);
    expect((await askOffline(shop, 'How many VIPs are there?')).sql).toBeNull();
  });

  it('reads the question as it stands where the meaning makes no sense in it', async () => {
    const known = { terms: [{ term: 'customers', meaning: 'whoever has wandered by' }] };
    const { rows } = await askOffline(shop, 'How many customers are there?', { knowledge: known });
    expect(rows).toEqual([[4]]);
  });

  it('reads notes as comments', async () => {
    const question = 'What is the average overdraft of customers?';
    expect((await askOffline(shop, question)).sql).toBeNull();
    const notes = [{ table: 'customers', column: 'credit_limit', text: 'The overdraft' }];
    expect((await askOffline(shop, question, { knowledge: { notes } })).rows).toEqual([[775]]);
  });

  const examples = [
    { question: 'How many customers live in each city?', sql: 'SELECT 1 AS verified' },
    { question: 'Orders of "Ada"', sql: 'SELECT 2 AS verified' },
  ];

  it.each([
    'how many customers live in each city',
    'Please show me how many customers are living in each city.',
  ])('gives the verified statement for the same question: %s', async (question) => {
    expect((await askOffline(shop, question, { knowledge: { examples } })).sql).toBe('SELECT 1 AS verified');
  });

  it.each([
    'How many customers live in each country?',
    'How many customers do not live in each city?',
    'Orders of "Ben"',
    'What are the?',
  ])('does not take it for another question: %s', async (question) => {
    const { sql } = await askOffline(shop, question, { knowledge: { examples } });
    expect(sql ?? '').not.toContain('verified');
  });

  it('writes a statement of its own when the verified one has failed', async () => {
    const fault: SqlFault = { kind: 'other', name: null, message: 'failed' };
    const attempts = [{ sql: 'SELECT 1 AS verified', fault }];
    const { rows } = await askOffline(shop, 'How many customers live in each city?', {
      knowledge: { examples },
      attempts,
    });
    expect(rows).toHaveLength(4);
  });
});

describe('The offline model thinks an empty result over', () => {
  const sql = "SELECT product_id FROM products WHERE color = 'Grene' COLLATE NOCASE";
  const attempt = (suggestions: readonly string[], name = 'products.color = "Grene"') => ({
    attempts: [{ sql, fault: { kind: 'unmatched_value', name, message: '', suggestions } as const }],
  });

  it('respells a text that clearly stands for one stored value', async () => {
    const { rows } = await askOffline(shop, 'x', attempt(['Green', 'Red']));
    expect(rows).toEqual([[2]]);
  });

  it.each([
    ['no value resembles it', ['Red', 'White'], undefined],
    ['several do', ['Green', 'Grenet'], undefined],
    ['the name has another form', ['Green'], 'products.color'],
  ])('stays with the statement when %s', async (_, suggestions, name) => {
    expect((await askOffline(shop, 'x', attempt(suggestions, name))).sql).toBe(sql);
  });
});
