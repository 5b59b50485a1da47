import { describe, expect, it } from 'vitest';
import { progressBar } from '../../../src/cli/progress-bar.ts';

describe('progressBar', () => {
  it.each([
    [0, 10, '░░░░░ 0/10'],
    [6, 10, '███░░ 6/10'],
    [10, 10, '█████ 10/10'],
    [0, 0, '█████ 0/0'],
    [12, 10, '█████ 12/10'],
  ])('draws %i of %i', (done, total, bar) => {
    expect(progressBar(done, total, 5)).toBe(bar);
  });
});
