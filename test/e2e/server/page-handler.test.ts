import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { createPageHandler, type PageHandler } from '../../../src/page/index.ts';
import { buildPage } from './build-page.ts';

const at = (path: string, init?: RequestInit): Request => new Request(`http://localhost${path}`, init);

describe('the page handler', () => {
  let page: PageHandler;

  beforeAll(async () => {
    await buildPage();
    page = createPageHandler({
      sample: { name: 'the shop', dbUrl: 'sqlite:shop.db', questions: ['How many?'] },
    });
  }, 60_000);

  it('serves the page at /, and its files', async () => {
    const html = await page(at('/'));
    expect(html?.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const files = [...((await html?.text()) ?? '').matchAll(/(?:href|src)="([^"]+)"/g)].map(
      ([, name]) => name,
    );
    expect(files).toContain('page.js');
    for (const name of files) expect((await page(at(`/${name}`)))?.status).toBe(200);
  });

  it('allows nothing inline, nothing from elsewhere and no markup out of text', async () => {
    const response = await page(at('/'));
    const policy = response?.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(await response?.text()).not.toMatch(/<style|style=|<script>|\son\w+=/);
  });

  it('lets what is known be kept', async () => {
    const etag = (await page(at('/page.css')))?.headers.get('etag') ?? '';
    const again = await page(at('/page.css', { headers: { 'if-none-match': `"other", W/${etag}` } }));
    expect([again?.status, await again?.text()]).toEqual([304, '']);
    const changed = await page(at('/page.css', { headers: { 'if-none-match': '"other"' } }));
    expect(changed?.status).toBe(200);
    expect(changed?.headers.get('cache-control')).toBe('no-cache');
  });

  it('lets files whose names change with their content be kept for ever', async () => {
    const script = await (await page(at('/page.js')))?.text();
    const [chunk] = /draw-chart-[A-Z0-9]{8}\.js/.exec(script ?? '') ?? [];
    expect((await page(at(`/${chunk}`)))?.headers.get('cache-control')).toContain('immutable');
  });

  it('compresses for those who can read it', async () => {
    const plain = await page(at('/page.js', { headers: { 'accept-encoding': 'gzip;q=0' } }));
    const small = await page(at('/page.js', { headers: { 'accept-encoding': 'br, gzip' } }));
    expect(plain?.headers.get('content-encoding')).toBeNull();
    expect(small?.headers.get('content-encoding')).toBe('gzip');
    const bytes = Buffer.from((await small?.arrayBuffer()) ?? new ArrayBuffer());
    expect(small?.headers.get('content-length')).toBe(String(bytes.length));
    expect(gunzipSync(bytes).toString()).toBe(await plain?.text());
  });

  it('answers HEAD without a body', async () => {
    const response = await page(at('/', { method: 'HEAD' }));
    expect([response?.status, await response?.text()]).toEqual([200, '']);
  });

  it('says what sample there is', async () => {
    const settings = await (await page(at('/page.json')))?.json();
    expect(settings).toEqual({
      sample: { name: 'the shop', dbUrl: 'sqlite:shop.db', questions: ['How many?'] },
    });
    expect(await (await createPageHandler()(at('/page.json')))?.json()).toEqual({ sample: null });
  });

  it('answers for an authentication that fails, and logs why', async () => {
    const logged: unknown[] = [];
    const logger = { error: (...entry: readonly unknown[]) => void logged.push(entry) };
    const authenticate = () => Promise.reject(new Error('no state store'));
    const response = await createPageHandler({ authenticate, logger })(at('/page.json'));
    expect(response?.status).toBe(500);
    expect(await response?.text()).not.toContain('state store');
    expect(logged).toEqual([[{ code: 'INTERNAL', reason: 'no state store' }, 'page settings failed']]);
  });

  it('counts failed authentications of an address, as the routes do', async () => {
    const guess = Object.assign(at('/page.json'), { ip: '203.0.113.9' });
    const other = Object.assign(at('/page.json'), { ip: '203.0.113.10' });
    const guarded = createPageHandler({ authenticate: () => null });
    const statuses = [];
    for (let count = 0; count < 31; count++) statuses.push((await guarded(guess))?.status);
    expect(statuses.slice(0, 30).every((status) => status === 401)).toBe(true);
    expect(statuses.at(-1)).toBe(429);
    const refused = await guarded(other);
    expect([refused?.status, refused?.headers.get('cache-control')]).toEqual([401, 'no-store']);
  });

  it.each([
    '/workspace',
    '/page.ts',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
    '//page.js',
    '/index.html/',
    '/constructor',
  ])('leaves %s to others', async (path) => {
    expect(await page(at(path))).toBeNull();
  });

  it('is found below a path of its own, with or without the stroke at its end', async () => {
    const below = createPageHandler({ basePath: '/ask' });
    expect((await below(at('/ask/')))?.status).toBe(200);
    expect((await below(at('/ask/page.css')))?.status).toBe(200);
    const moved = await below(at('/ask'));
    expect([moved?.status, moved?.headers.get('location')]).toEqual([308, '/ask/']);
    for (const path of ['/', '/page.css', '/asked', '/ask/page.ts']) expect(await below(at(path))).toBeNull();
  });

  it('leaves what is no GET to others', async () => {
    expect(await page(at('/', { method: 'POST' }))).toBeNull();
  });
});
