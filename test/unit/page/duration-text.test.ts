import { expect, it } from 'vitest';
import { durationText } from '../../../src/page/browser/model/duration-text.ts';

it.each([
  [0.04, '0.0 ms'],
  [9.94, '9.9 ms'],
  [14.4, '14 ms'],
  [999.4, '999 ms'],
  [2_345, '2.3 s'],
])('writes %d milliseconds as %s', (ms, text) => {
  expect(durationText(ms)).toBe(text);
});
