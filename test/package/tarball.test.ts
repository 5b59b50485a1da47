import { execFile } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createShopDatabase } from '../../examples/quickstart/create-shop-database.ts';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string;
  exports: Record<string, unknown>;
};

/** The package as a stranger gets it: packed, and installed into an empty folder with one optional peer. */
describe('the packed package', () => {
  let folder: string;

  beforeAll(async () => {
    if (!existsSync(join(root, 'dist/index.js'))) await run('npm', ['run', 'build'], { cwd: root });
    folder = mkdtempSync(join(tmpdir(), 'nlquery-pack-'));
    await run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: root });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
    const tarball = join(folder, `nlquery-${manifest.version}.tgz`);
    const flags = ['--no-audit', '--no-fund', '--prefer-offline', '--omit=dev'];
    await run('npm', ['install', ...flags, tarball, 'sqlite-vec@0.1.9'], { cwd: folder });
    createShopDatabase(join(folder, 'shop.sqlite'));
  }, 300_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('runs the code of the README', async () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const code = /^```ts\n([\s\S]*?)^```/m.exec(readme)?.[1] ?? '';
    expect(code).toContain("from 'nlquery'");
    writeFileSync(join(folder, 'readme.mjs'), code);
    const { stdout, stderr } = await run(process.execPath, ['readme.mjs'], { cwd: folder });
    expect(stderr).toBe('');
    expect(stdout).toMatch(/SELECT/i);
  });

  it('can be imported by every path that needs no further package, and by require', async () => {
    const paths = Object.keys(manifest.exports)
      .filter((key) => !key.endsWith('.json'))
      .map((key) => key.replace('.', 'nlquery'));
    const code = `for (const path of ${JSON.stringify(paths)}) {
      const { default: _ignored, ...names } = await import(path);
      if (Object.keys(names).length === 0) throw new Error(path + ' exports nothing');
    }
    const { createRequire } = await import('node:module');
    console.log(typeof createRequire(import.meta.url)('nlquery').createNlQuery);`;
    writeFileSync(join(folder, 'imports.mjs'), code);
    const { stdout } = await run(process.execPath, ['imports.mjs'], { cwd: folder });
    expect(stdout.trim()).toBe('function');
  });

  it('answers on the command line', async () => {
    const cli = join(folder, 'node_modules/.bin/nlquery');
    const question = 'How many customers are there?';
    const { stdout } = await run(cli, ['ask', 'shop.sqlite', question, '--json', '--state', 'state'], {
      cwd: folder,
    });
    expect(JSON.parse(stdout)).toMatchObject({ outcome: 'answered', data: [expect.any(Object)] });
  });

  it('holds what it should and nothing else', () => {
    const files = globSync('**/*', { cwd: join(folder, 'node_modules/nlquery'), withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('dist'))
      .map((entry) => entry.name);
    expect(files.sort()).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json']);
  });

  it('names no folder of the machine it was built on', () => {
    const built = globSync('dist/*.js', { cwd: root }).map((file) => readFileSync(join(root, file), 'utf8'));
    expect(built.length).toBeGreaterThan(5);
    expect(built.filter((text) => text.includes(root))).toEqual([]);
  });
});
