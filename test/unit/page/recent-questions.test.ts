import { describe, expect, it } from 'vitest';
import { createRecentQuestions } from '../../../src/page/browser/model/recent-questions.ts';

function memory(initial: Readonly<Record<string, string>> = {}) {
  const values = new Map(Object.entries(initial));
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  };
}

describe('recent questions', () => {
  it('are the latest first, each once, of one workspace', () => {
    const recent = createRecentQuestions(memory());
    for (const question of ['a', 'b', 'a']) recent.add('w', question);
    recent.add('other', 'c');
    expect(recent.list('w')).toEqual(['a', 'b']);
  });

  it('are twelve at most', () => {
    const recent = createRecentQuestions(memory());
    for (let n = 1; n <= 20; n++) recent.add('w', `q${n}`);
    expect(recent.list('w')).toHaveLength(12);
    expect(recent.list('w')[0]).toBe('q20');
  });

  it('are forgotten when told so', () => {
    const recent = createRecentQuestions(memory());
    recent.add('w', 'a');
    recent.forget('w');
    expect(recent.list('w')).toEqual([]);
  });

  it.each(['{', '{"a":1}', '[1]', 'null'])('bear with %s in the memory', (text) => {
    expect(createRecentQuestions(memory({ 'nlquery.recent.w': text })).list('w')).toEqual([]);
  });
});
