import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldName } from '../../../../../adapters/database/sqlite/assembly/fold-name.ts';

it('folds two names into one exactly when SQLite takes them for the same', () => {
  const database = new DatabaseSync(':memory:');
  const compare = database.prepare('SELECT ? = ? COLLATE NOCASE AS same');
  const name = fc.string({
    unit: fc.constantFrom('a', 'A', 'z', 'Z', '_', 'ä', 'Ä', 'İ', 'ẞ'),
    maxLength: 4,
  });
  fc.assert(
    fc.property(name, name, (one, other) => {
      for (const second of [other, one.toLowerCase(), one.toUpperCase()]) {
        expect(foldName(one) === foldName(second)).toBe(compare.get(one, second)?.same === 1);
      }
    }),
    { seed: 20_261_121 },
  );
  database.close();
});
