import { describe, expect, it } from 'vitest';
import type { LinkedValue } from '../../../src/ports/llm.ts';
import { shownLinks } from '../../../src/values/shown-links.ts';

const link = (table: string, matchedText: string, column = 'state'): LinkedValue => ({
  schema: 'main',
  table,
  column,
  value: matchedText,
  matchedText,
});
const shown = (names: readonly string[]) =>
  names.map((name) => ({ schema: 'main', name, columns: [{ name: 'state' }] }));

describe('shownLinks', () => {
  it('keeps those whose column is shown, in the order of the question', () => {
    const links = [link('a', 'open'), link('b', 'open'), link('a', 'open', 'hidden'), link('a', 'Berlin')];
    expect(shownLinks(links, { tables: shown(['a']) })).toEqual([link('a', 'open'), link('a', 'Berlin')]);
  });

  it('keeps twenty, shared among the texts, those of the best tables', () => {
    const names = Array.from({ length: 40 }, (_, at) => `t${at}`);
    const links = [...names.map((name) => link(name, 'active')), link('t39', 'Berlin'), link('t2', 'Rome')];
    const best = shown([...names].reverse());
    const kept = shownLinks(links, { tables: best });
    expect(kept).toHaveLength(20);
    expect(kept.slice(0, 3)).toEqual(['t39', 't38', 't37'].map((name) => link(name, 'active')));
    expect(kept.slice(18)).toEqual([link('t39', 'Berlin'), link('t2', 'Rome')]);
  });
});
