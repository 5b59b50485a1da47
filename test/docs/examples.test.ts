import { execFile } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const scratch = join(root, 'test/docs/.examples');
const pages = [
  'README.md',
  ...globSync('docs/**/*.md', { cwd: root }),
  ...globSync('src/**/*.ts', { cwd: root }),
];

interface Example {
  readonly page: string;
  readonly number: number;
  readonly code: string;
}

/** Code blocks marked `ts`, in Markdown and in doc comments (there with a leading ` * `). */
const examples: readonly Example[] = pages.flatMap((page) => {
  const text = readFileSync(join(root, page), 'utf8').replace(/^[ \t]*\* ?/gm, (lead) =>
    page.endsWith('.ts') ? '' : lead,
  );
  return [...text.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(([, code], index) => ({
    page,
    number: index + 1,
    code: code ?? '',
  }));
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('examples in the docs', () => {
  it('are there', () => {
    expect(examples.length).toBeGreaterThan(3);
  });

  it('compile against the package as a user would import it', async () => {
    rmSync(scratch, { recursive: true, force: true });
    mkdirSync(scratch, { recursive: true });
    for (const { page, number, code } of examples) {
      const name = `${page.replace(/[^a-z0-9]+/gi, '-')}-${number}.ts`;
      writeFileSync(join(scratch, name), `${code}\nexport {};\n`);
    }
    const configuration = {
      extends: '../../../tsconfig.json',
      include: ['*.ts'],
      compilerOptions: { noUnusedLocals: false },
    };
    writeFileSync(join(scratch, 'tsconfig.json'), JSON.stringify(configuration));
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const { stdout } = await promisify(execFile)(process.execPath, [
      tsc,
      '-p',
      scratch,
      '--pretty',
      'false',
    ]).catch((error: { stdout: string }) => error);
    expect(stdout.trim()).toBe('');
  });
});
