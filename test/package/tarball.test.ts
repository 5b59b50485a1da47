import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
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

  it('serves the page', async () => {
    const cli = join(folder, 'node_modules/.bin/nlquery');
    const child = spawn(cli, ['serve', '--port', '0', '--state', 'served'], { cwd: folder });
    try {
      const url = await new Promise<string>((resolve, reject) => {
        let text = '';
        child.stderr.on('data', (data) => {
          text += data;
          const [, found] = /ready at (\S+)\//.exec(text) ?? [];
          if (found) resolve(found);
        });
        child.once('exit', () => reject(new Error(text)));
      });
      const html = await (await fetch(url)).text();
      const files = [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, name]) => name);
      expect(files.length).toBeGreaterThanOrEqual(3);
      for (const name of files) expect((await fetch(`${url}/${name}`)).status).toBe(200);
      expect(await (await fetch(`${url}/page.json`)).json()).toMatchObject({
        sample: { name: 'the sample shop' },
      });
    } finally {
      child.kill('SIGTERM');
    }
    expect(await once(child, 'exit')).toEqual([0, null]);
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
