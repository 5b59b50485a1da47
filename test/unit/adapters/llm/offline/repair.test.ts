import { describe, expect, it } from 'vitest';
import type { SqlFault } from '../../../../../src/adapter-kit/index.ts';
import { askOffline } from './ask-offline.ts';
import { shop } from './shop.ts';

const fault: SqlFault = { kind: 'unknown_column', name: 'city', message: 'no such column: city' };

describe('The offline model after a fault', () => {
  it('does not repeat a statement that failed', async () => {
    const question = 'List the city of all customers.';
    const first = await askOffline(shop, question);
    const second = await askOffline(shop, question, { attempts: [{ sql: first.sql ?? '', fault }] });
    expect(first.sql).toBe('SELECT city FROM customers');
    expect(second.sql).not.toBe(first.sql);
  });

  it('never repeats itself, and ends by saying that no reading is left', async () => {
    const question = 'How many customers are there?';
    const attempts: { sql: string; fault: SqlFault }[] = [];
    let answer = await askOffline(shop, question);
    while (answer.sql !== null && attempts.length < 20) {
      attempts.push({ sql: answer.sql, fault });
      answer = await askOffline(shop, question, { attempts });
    }
    expect(new Set(attempts.map(({ sql }) => sql)).size).toBe(attempts.length);
    expect(answer.cannot_answer).toContain('no other reading of the question is left');
  });
});
