import { describe, expect, it } from 'vitest';
import { evalCommandLine } from '../../../src/cli/eval-command-line.ts';

const inputs = { database: 'club.db', goldenFile: 'golden.jsonl', budgets: [500, 1000] };
const options = { state: '/state', tolerance: 1 };

describe('evalCommandLine', () => {
  it('leaves out what makes no other figures', () => {
    expect(evalCommandLine(inputs, { ...options, json: 'a.json', verbose: true }, [])).toBe(
      'nlquery eval club.db golden.jsonl --budget 500 --budget 1000',
    );
  });

  it('names the model where answers are measured', () => {
    const model = { answers: true, model: 'qwen3:8b', baseUrl: 'http://localhost:11434/v1' };
    expect(evalCommandLine(inputs, { ...options, ...model, values: 'none', limit: 5 }, [])).toBe(
      'nlquery eval club.db golden.jsonl --budget 500 --budget 1000 --answers --model qwen3:8b --base-url http://localhost:11434/v1 --values none --limit 5',
    );
  });

  it.each([
    'postgres://ada:hunter2hunter2@db/club',
    'postgres://db/club?password=hunter2hunter2',
    'trino://ada:p@hunter2hunter2@db/club',
  ])('shows no password of %s', (database) => {
    expect(evalCommandLine({ ...inputs, database }, options, ['hunter2hunter2'])).not.toContain('hunter2');
  });

  it('quotes what a shell would split, and leaves out a database of the environment', () => {
    const goldenFile = "my set's.jsonl";
    expect(evalCommandLine({ ...inputs, database: null, goldenFile }, options, [])).toMatch(
      /^nlquery eval 'my set'\\''s\.jsonl' --budget 500/,
    );
  });
});
