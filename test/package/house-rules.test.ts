import { existsSync, globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const sources = [...globSync('{src,adapters}/**/*.ts', { cwd: root })].sort();
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  exports: Record<string, { types: string; default: string } | string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
  peerDependenciesMeta: Record<string, { optional?: boolean }>;
};
const adapters = [...globSync('adapters/*/*/index.ts', { cwd: root })].map((file) => dirname(file)).sort();

interface Import {
  readonly file: string;
  readonly specifier: string;
  /** Relative to the root, for imports of our own files. */
  readonly target: string | null;
  readonly typeOnly: boolean;
}

const imports: readonly Import[] = sources.flatMap((file) => {
  const text = readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const pattern =
    /^(?:import|export)\s+(type\s)?[^'"`;]*?from\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|^import\s+'([^']+)'/gm;
  return [...text.matchAll(pattern)].map(([, typeOnly, from, dynamic, bare]) => {
    const specifier = from ?? dynamic ?? bare ?? '';
    const target = specifier.startsWith('.') ? relative(root, resolve(root, dirname(file), specifier)) : null;
    return { file, specifier, target, typeOnly: typeOnly !== undefined };
  });
});

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
const isBuiltin = (specifier: string): boolean =>
  specifier.startsWith('node:') || builtinModules.includes(specifier);
const vendors = imports.filter(({ target, specifier }) => target === null && !isBuiltin(specifier));
const shown = ({ file, specifier }: Import): string => `${file} imports ${specifier}`;

describe('the house', () => {
  it('has sources and adapters to check', () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(imports.length).toBeGreaterThan(100);
    expect(adapters.length).toBeGreaterThanOrEqual(11);
  });

  it('resolves every relative import to a file', () => {
    expect(
      imports.filter(({ target }) => target !== null && !existsSync(join(root, target))).map(shown),
    ).toEqual([]);
  });

  it('keeps adapters out of src, but for cli, embedded and environment', () => {
    const offenders = imports.filter(
      ({ file, target }) =>
        target?.startsWith('adapters/') && /^src\/(?!cli\/|embedded\/|environment\/)/.test(file),
    );
    expect(offenders.map(shown)).toEqual([]);
  });

  it('keeps drivers out of src, and the parsers of the advisor in its syntax folder', () => {
    const peers = new Set(Object.keys(manifest.peerDependencies));
    const parsers = new Set(['@polyglot-sql/sdk', 'dt-sql-parser']);
    const offenders = vendors.filter(
      ({ file, specifier }) =>
        file.startsWith('src/') &&
        peers.has(packageOf(specifier)) &&
        !(file.startsWith('src/advisor/syntax/') && parsers.has(packageOf(specifier))),
    );
    expect(offenders.map(shown)).toEqual([]);
  });

  it('lets an adapter import the adapter kit, its own files and its vendor only', () => {
    const offenders = imports.filter(({ file, target }) => {
      if (!file.startsWith('adapters/') || target === null) return false;
      const own = file.split('/').slice(0, 3).join('/');
      return target !== 'src/adapter-kit/index.ts' && !target.startsWith(`${own}/`);
    });
    expect(offenders.map(shown)).toEqual([]);
  });

  it('lets ports import nothing but each other', () => {
    const offenders = imports.filter(
      ({ file, target }) => file.startsWith('src/ports/') && !target?.startsWith('src/ports/'),
    );
    expect(offenders.map(shown)).toEqual([]);
  });

  it('has no import cycle', () => {
    expect(findCycle()).toBeNull();
  });

  it('sends statements to a database from the guard alone', () => {
    const callers = sources.filter(
      (file) =>
        file.startsWith('src/') &&
        /\bconnection\.(?:run|dryRun)\(/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(callers.filter((file) => !file.startsWith('src/testing/'))).toEqual([
      'src/safety/guard-connection.ts',
      'src/safety/inspect-connection.ts',
    ]);
  });

  it('declares every package it imports', () => {
    const declared = new Set([
      ...Object.keys(manifest.dependencies),
      ...Object.keys(manifest.peerDependencies),
    ]);
    // What the page is bundled with need not be installed by its users.
    const bundled = ({ file, specifier }: Import): boolean =>
      file.startsWith('src/page/browser/') && packageOf(specifier) in manifest.devDependencies;
    const offenders = vendors.filter((one) => !declared.has(packageOf(one.specifier)) && !bundled(one));
    expect(offenders.map(shown)).toEqual([]);
  });

  it('lists each vendor as an optional peer, and installs it for its own tests', () => {
    const used = vendors
      .filter(({ file }) => file.startsWith('adapters/') || file.startsWith('src/advisor/syntax/'))
      .map(({ specifier }) => packageOf(specifier));
    const peers = [...new Set(used)].filter((name) => !(name in manifest.dependencies)).sort();
    expect(Object.keys(manifest.peerDependencies).sort()).toEqual(peers);
    expect(Object.keys(manifest.peerDependenciesMeta).sort()).toEqual(peers);
    for (const name of peers) {
      expect(manifest.peerDependenciesMeta[name]).toEqual({ optional: true });
      expect(manifest.devDependencies).toHaveProperty([name]);
    }
  });

  it('says of each package why it is there', () => {
    const page = readFileSync(join(root, 'docs/dependencies.md'), 'utf8');
    const packages = Object.keys({
      ...manifest.dependencies,
      ...manifest.peerDependencies,
      ...manifest.devDependencies,
    });
    expect(packages.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it('loads peers only when they are needed', () => {
    const offenders = imports.filter(({ file, specifier, typeOnly }) => {
      if (!(packageOf(specifier) in manifest.peerDependencies) || typeOnly) return false;
      const text = readFileSync(join(root, file), 'utf8');
      return new RegExp(`^import (?!type).*from '${specifier}'`, 'm').test(text);
    });
    expect(offenders.map(shown)).toEqual([]);
  });

  it('never re-exports everything of a module that has values', () => {
    const offenders = sources.filter((file) =>
      /^export \* from/m.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(offenders).toEqual([]);
  });
});

describe.each(adapters)('%s', (adapter) => {
  const path = adapter.replace('adapters/', '');

  it('has an exports key', () => {
    expect(manifest.exports[`./${path}`]).toEqual({
      types: `./dist/types/${adapter}/index.d.ts`,
      default: `./dist/${path.replace('/', '-')}.js`,
    });
  });

  it('runs its contract', () => {
    expect(existsSync(join(root, 'test/contracts', `${path}.test.ts`))).toBe(true);
  });

  it('has a docs page', () => {
    expect(existsSync(join(root, 'docs/adapters', `${path}.md`))).toBe(true);
  });
});

function findCycle(): readonly string[] | null {
  const edges = Map.groupBy(imports, ({ file }) => file);
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): readonly string[] | null => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const { target } of edges.get(file) ?? []) {
      const cycle = target && visit(target, [...trail, file]);
      if (cycle) return cycle;
    }
    done.add(file);
    return null;
  };
  for (const file of sources) {
    const cycle = visit(file, []);
    if (cycle) return cycle;
  }
  return null;
}
