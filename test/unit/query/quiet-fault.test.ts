import { describe, expect, it } from 'vitest';
import { quietFault } from '../../../src/query/evaluation/quiet-fault.ts';
import { everyonesValues } from '../../../src/query/everyones-values.ts';
import { catalog, column, table } from '../../support/catalog-fixtures.ts';

const fault = (kind: 'unknown_column' | 'type_mismatch', message: string) => ({ kind, name: 'x', message });
const base = { dialect: 'postgres', catalog: null } as const;
const rowPolicies = [{ matches: () => true, predicate: '1' }];

describe('quietFault', () => {
  it('passes a fault on as it is where nothing is hidden', () => {
    const said = fault('unknown_column', 'no x. Hint: Perhaps you meant y');
    expect(quietFault(said, base)).toBe(said);
  });

  it('leaves out the names an engine thinks were meant when some are hidden', () => {
    const context = { ...base, policy: {} };
    const quiet = (message: string) => quietFault(fault('unknown_column', message), context).message;
    expect(quiet('column x does not exist. Hint: Perhaps you meant "t.secret".')).toBe(
      'column x does not exist',
    );
    expect(quiet('x not found!\nCandidate bindings: "secret"')).toBe('x not found!');
    expect(quiet('no table x. Did you mean "secret"?')).toBe('no table x');
  });

  it.each([
    ['no such column: x. Did you mean "secret"?', 'no such column: x'],
    ['no x...  \n\n HINT: Perhaps "secret"', 'no x'],
    ['Candidate is "secret"', ''],
    ['no x. It ends here. ', 'no x. It ends here. '],
  ])('cuts %j down to %j', (message, cut) => {
    const context = { ...base, policy: { deny: ['a'] } };
    expect(quietFault(fault('unknown_column', message), context).message).toBe(cut);
  });

  it.each(['.', ' '])('ends with 500,000 times %j in a message', (character) => {
    const message = `${character.repeat(500_000)}x`;
    const quiet = quietFault(fault('unknown_column', message), { ...base, policy: { deny: ['a'] } });
    expect(quiet.kind).toBe('unknown_column');
  });

  it('withholds messages that may quote values when rows are hidden', () => {
    const context = { ...base, rowPolicies };
    const message = 'invalid input syntax for type integer: "secret"';
    expect(quietFault(fault('type_mismatch', message), context).message).toBe('The statement failed.');
    expect(quietFault(fault('unknown_column', 'no x'), context).message).toBe('no x');
  });
});

describe('everyonesValues', () => {
  it('drops values sampled from tables that have a row policy', () => {
    const names = ['orders', 'cities'];
    const values = names.map((name) => ({ schema: 'main', table: name, column: 'c', values: ['v'] }));
    const known = catalog(names.map((name) => table(name, [column('c', 'TEXT')])));
    const kept = everyonesValues(values, known, [{ table: 'orders', where: 'a = 1' }]);
    expect(kept.map((one) => one.table)).toEqual(['cities']);
    expect(everyonesValues(values, known, [])).toBe(values);
  });
});
