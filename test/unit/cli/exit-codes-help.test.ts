import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exitCodes } from '../../../src/cli/exit-codes.ts';
import { exitCodesHelp } from '../../../src/cli/exit-codes-help.ts';

describe('exitCodesHelp', () => {
  const codes = Object.values(exitCodes).map(String);

  it('lists every exit code, in order', () => {
    expect([...exitCodesHelp.matchAll(/^ +(\d+) {2}\S/gm)].map(([, code]) => code)).toEqual(codes);
  });

  it('has the codes of the guide', () => {
    const guide = readFileSync(new URL('../../../docs/guide/command-line.md', import.meta.url), 'utf8');
    expect([...guide.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => code)).toEqual(codes);
  });
});
