import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');

it('lists in its guide the variables that are read, all of them and no other', () => {
  const sources = globSync('src/environment/*.ts', { cwd: root }).map((file) =>
    readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, ''),
  );
  const read = sources.flatMap((text) =>
    [...text.matchAll(/env\.([A-Z_]+)|read(?:Url|Choice)\(env, '([A-Z_]+)'/g)].map(([, a, b]) => a ?? b),
  );
  const guide = readFileSync(join(root, 'docs/guide/environment.md'), 'utf8');
  const listed = [...guide.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name);
  expect(listed.sort()).toEqual([...new Set(read)].sort());
});
