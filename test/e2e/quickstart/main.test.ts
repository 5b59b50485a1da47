import { afterEach, describe, expect, it, vi } from 'vitest';
import { questions } from '../../../examples/quickstart/questions.ts';

describe('examples/quickstart/main.ts', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('prints every question with its SQL and rows', async () => {
    const lines: string[] = [];
    vi.spyOn(console, 'log').mockImplementation((text: string) => void lines.push(text));
    await import('../../../examples/quickstart/main.ts');
    for (const { question } of questions) expect(lines).toContain(`\n${question}`);
    expect(lines.filter((line) => /^ {2}(SELECT|WITH)\b/.test(line)).length).toBeGreaterThanOrEqual(10);
    expect(lines).toContain('  440');
  });
});
