import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { AxeResults } from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { runCli } from '../../../src/cli/run-cli.ts';
import type { ChatReply, EmbeddingReply } from '../../emulators/openai/openai-emulator-options.ts';
import { type OpenAiEmulator, startOpenAiEmulator } from '../../emulators/openai/start-openai-emulator.ts';
import { describeWithService } from '../../services/describe-with-service.ts';
import { startBrowser } from '../../services/start-browser.ts';
import { sqlReply } from '../../support/create-harness.ts';
import { capturedIo } from '../../unit/cli/support/captured-io.ts';
import { buildPage } from './build-page.ts';
import { type Served, startServe } from './start-serve.ts';

// A whole browser on a busy machine.
vi.setConfig({ testTimeout: 120_000 });
const patience = { timeout: 45_000 };

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describeWithService('chromium', await startBrowser(), (browser) => {
  let folder: string;
  let server: Served;
  let page: Page;
  /** What the browser complains of: breaches of the page's own policy, and scripts that failed. */
  let complaints: string[];

  beforeAll(buildPage, 60_000);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nlquery-page-'));
  });

  afterEach(async () => {
    await page.context().close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
    expect(complaints).toEqual([]);
  });

  async function open(
    argv: readonly string[] = [],
    {
      env = {},
      ...context
    }: BrowserContextOptions & { readonly env?: Readonly<Record<string, string>> } = {},
  ): Promise<void> {
    server = await startServe(['--state', folder, ...argv], env);
    page = await (await browser.newContext({ reducedMotion: 'reduce', ...context })).newPage();
    page.setDefaultTimeout(45_000);
    complaints = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('dialog', (dialog) => complaints.push(`dialog: ${dialog.message()}`));
    page.on('console', (message) => {
      // A refused request is told of by the page itself.
      if (message.type() === 'error' && !message.text().includes('Failed to load resource'))
        complaints.push(message.text());
    });
    await page.goto(server.url);
  }

  async function addSample(): Promise<void> {
    await page.getByRole('button', { name: 'Try the sample shop' }).click();
    await page.getByText('10 tables, 12 relations').waitFor();
    expect(await page.locator('.workspaces .status').textContent()).toBe('ready');
  }

  async function add(dbUrl: string): Promise<void> {
    await page.getByLabel('Database URL').fill(dbUrl);
    await page.keyboard.press('Enter');
    await page.getByRole('complementary').getByRole('heading', { name: 'Schema' }).waitFor();
  }

  async function ask(question: string): Promise<void> {
    await page.getByLabel('Question').fill(question);
    await page.keyboard.press('Enter');
    await page.getByRole('article').getByRole('heading', { name: question }).waitFor();
    await page.locator('article:not([aria-busy])').waitFor();
  }

  const rows = (): Promise<string[][]> =>
    page
      .locator('tbody tr')
      .evaluateAll((found) =>
        found.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')),
      );

  const sql = (): Promise<string | null> => page.getByLabel('SQL', { exact: true }).last().textContent();

  async function writeSql(text: string): Promise<void> {
    await page.locator('.cm-content').click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText(text);
    await page.keyboard.press('Control+Enter');
    await page.locator('article:not([aria-busy])').waitFor();
  }

  const tableNamed = (name: string) =>
    page.locator('details.table', {
      has: page.locator('summary .name', { hasText: new RegExp(`^${name}$`) }),
    });

  async function seriousFaults(): Promise<readonly string[]> {
    await page.evaluate(axe);
    const { violations } = (await page.evaluate('axe.run()')) as AxeResults;
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }

  it('adds the sample, answers questions with rows and charts, and refuses a DELETE', async () => {
    await open();
    await addSample();

    await ask('How many customers are there in each country?');
    expect(await sql()).toContain('GROUP BY');
    expect(await page.getByTestId('row-count').textContent()).toBe('6 rows');
    expect(await rows()).toContainEqual(['Germany', '129']);
    const chart = page.getByRole('img', { name: /Bar chart of .* by country/ });
    await expect.poll(() => isDrawn(page), patience).toBe(true);
    expect(await chart.count()).toBe(1);

    await ask('How many orders were placed in March 2026?');
    expect(await page.locator('.figure dd').textContent()).toMatch(/^\d+$/);
    expect(await chart.count()).toBe(0);

    await ask('What is the total amount of payments by method?');
    expect((await rows()).length).toBeGreaterThan(1);
    await page.getByText('What the model was shown').click();
    await page.locator('.context .name', { hasText: 'payments' }).waitFor();
    await page.getByText('Cost and time').click();
    expect(await page.locator('.facts').textContent()).toContain('offline');

    const before = countOf(folder, 'payments');
    await writeSql('DELETE FROM payments');
    expect(await page.getByRole('alert').textContent()).toContain('Refused.');
    expect(await page.locator('[data-outcome=blocked]').count()).toBe(1);
    expect(await page.locator('tbody').count()).toBe(0);
    expect(countOf(folder, 'payments')).toBe(before);

    await writeSql('SELECT count(*) AS n FROM payments');
    expect(await page.locator('.figure dd').textContent()).toBe(before.toLocaleString('en'));
    await page.getByRole('heading', { name: 'Your own SQL' }).waitFor();
  });

  it('shows tables, their columns and where their keys lead', async () => {
    await open();
    await addSample();
    const orders = tableNamed('orders');
    await orders.locator('summary').click();
    await orders.getByText('customer_id').waitFor();
    await orders.getByRole('button', { name: 'customers' }).click();
    const customers = tableNamed('customers');
    await customers.getByText('country').waitFor();
    await page.getByLabel('Find a table or column').fill('carrier');
    expect(await page.locator('details.table:visible .name').first().textContent()).toBe('shipments');
  });

  it('makes the columns of a table when it is looked at', async () => {
    await open();
    await addSample();
    expect(await page.locator('.schema li').count()).toBe(0);
    await tableNamed('customers').locator('summary').click();
    await tableNamed('customers').locator('li').first().waitFor();
    expect(await page.locator('.schema details:not([open]) li').count()).toBe(0);
  });

  it('works where the browser keeps nothing for it', async () => {
    await open();
    for (const name of ['localStorage', 'sessionStorage'])
      await page.addInitScript(`Object.defineProperty(window, '${name}', {
        get() { throw new DOMException('Access is denied.', 'SecurityError'); } })`);
    await page.reload();
    await addSample();
    await ask('How many customers are there in each country?');
    expect(await page.getByTestId('row-count').textContent()).toBe('6 rows');
    await page.getByRole('list', { name: 'Asked before' }).waitFor();
  });

  it('pages and sorts rows, and saves and copies them', async () => {
    await open([], { acceptDownloads: true, permissions: ['clipboard-read', 'clipboard-write'] });
    await addSample();
    await ask('How many customers are there in each country?');
    await writeSql("SELECT id, name, '=1+1' AS formula FROM customers ORDER BY id");
    expect((await rows()).map(([id]) => id)).toEqual(
      Array.from({ length: 15 }, (_, index) => String(index + 1)),
    );
    await page.getByRole('button', { name: 'Next' }).click();
    expect((await rows())[0]?.[0]).toBe('16');
    await page.getByRole('button', { name: 'id', exact: true }).click();
    await page.getByRole('button', { name: 'id', exact: true }).click();
    expect((await rows())[0]?.[0]).toBe('440');
    expect(await page.locator('th').first().getAttribute('aria-sort')).toBe('descending');

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'CSV' }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toBe('shop.csv');
    const lines = readFileSync(await saved.path(), 'utf8')
      .trim()
      .split('\n');
    expect(lines).toHaveLength(441);
    expect(lines[1]).toMatch(/^1,.*,'=1\+1$/);
    await page.getByRole('button', { name: 'Copy the SQL' }).click();
    expect(await page.evaluate<string>('navigator.clipboard.readText()')).toContain('FROM customers');
  });

  it('can be used by the keyboard alone, and Tab leaves the editor', async () => {
    await open();
    const focused = (): Promise<string> =>
      page.evaluate<string>("document.activeElement.tagName + ' ' + document.activeElement.textContent");
    await expect.poll(focused, patience).toBe('INPUT ');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('BUTTON Try the sample shop');
    await page.keyboard.press('Enter');
    await page.getByText('10 tables, 12 relations').waitFor();
    expect(await focused()).toBe('TEXTAREA ');
    await page.keyboard.type('How many customers are there in each country?');
    await page.keyboard.press('Enter');
    await page.getByTestId('row-count').waitFor();

    await page.keyboard.press('ArrowUp');
    expect(await page.getByLabel('Question').inputValue()).toBe(
      'How many customers are there in each country?',
    );
    // To the editor and through it, forwards and back.
    const stops = await tabStops(page, 40);
    const editor = stops.indexOf('SQL');
    expect(editor).toBeGreaterThan(0);
    expect(stops[editor + 1]).not.toBe('SQL');
    expect(stops.slice(editor)).toContain('Rows');
    await page.keyboard.press('Escape');
    await page.locator('body').press('s');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('SELECT id FROM customers ORDER BY id');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Enter');
    await expect.poll(async () => (await rows()).length, patience).toBe(15);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press(']');
    expect((await rows())[0]?.[0]).toBe('16');
    await page.keyboard.press('[');
    expect((await rows())[0]?.[0]).toBe('1');

    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Shortcuts' }).waitFor();
    await page.getByLabel('Keys that are a single letter or sign').press('Space');
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('fits a phone, with nothing to scroll sideways', async () => {
    await open([], { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });
    const overflow = (): Promise<number> =>
      page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    expect(await overflow()).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: 'Try the sample shop' }).tap();
    await page.getByLabel('Question').waitFor();
    await page.getByRole('button', { name: 'How many customers are there in each country?' }).tap();
    await page.getByTestId('row-count').waitFor();
    expect(await overflow()).toBeLessThanOrEqual(0);
    await page.getByText('Cost and time').tap();
    await page.getByText('What the model was shown').tap();
    await page.getByRole('button', { name: 'Databases and tables' }).tap();
    await page.locator('details.table summary').first().tap();
    expect(await overflow()).toBeLessThanOrEqual(0);
    await page.locator('.cm-content').tap();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText(`SELECT ${'x'.repeat(200)} FROM customers, ${'y'.repeat(100)}`);
    await page.getByRole('button', { name: 'Run' }).tap();
    await page.locator('.notice').first().waitFor();
    expect(await overflow()).toBeLessThanOrEqual(0);
  });

  it.each(['light', 'dark'] as const)(
    'has no serious fault of accessibility in %s colours',
    async (colorScheme) => {
      await open([], { colorScheme });
      expect(await seriousFaults()).toEqual([]);
      await addSample();
      await page.locator('details.table summary').nth(4).click();
      expect(await seriousFaults()).toEqual([]);
      await ask('How many customers are there in each country?');
      await page.getByText('What the model was shown').click();
      await page.getByText('Cost and time').click();
      await expect.poll(() => isDrawn(page), patience).toBe(true);
      expect(await seriousFaults()).toEqual([]);
      await writeSql('DELETE FROM payments');
      await page.getByText('Attempts').click();
      expect(await seriousFaults()).toEqual([]);
      for (const name of ['Shortcuts', 'Add a database', 'Forget this database']) {
        await page.getByRole('button', { name }).click();
        await page.getByRole('dialog').waitFor();
        expect(await seriousFaults()).toEqual([]);
        await page.keyboard.press('Escape');
      }
    },
  );

  it('shows names and values as the text they are, whatever they look like', async () => {
    const hostile = `<img src=x onerror="alert(1)"><script>alert(2)</script>`;
    const file = join(folder, 'x<b>.db');
    const database = new DatabaseSync(file);
    const name = `"${hostile.replaceAll('"', '""')}"`;
    database.exec(`CREATE TABLE ${name} (id INTEGER PRIMARY KEY, ${name.replace('2', '3')} TEXT);
      INSERT INTO ${name} VALUES (1, '${hostile}'), (2, 'javascript:alert(4)')`);
    database.close();
    await open();
    const elements = (): Promise<number> =>
      page.locator('img:not(.brand img), script:not([src="page.js"]), b:not(.steps b)').count();
    await add(`sqlite:${encodeURI(file)}`);
    await page.locator('details.table summary').first().click();
    expect(await page.locator('.schema').textContent()).toContain(hostile);
    await page.getByLabel('Question').fill(hostile);
    await page.keyboard.press('Enter');
    await page.locator('article:not([aria-busy])').waitFor();
    await writeSql(`SELECT * FROM ${name}`);
    expect(await rows()).toContainEqual(['1', hostile]);
    await page.locator('.detail summary').first().click();
    expect(await elements()).toBe(0);
  });

  it('asks for a key where the server wants one, and again when it is wrong', async () => {
    const io = capturedIo();
    await runCli(['keys', 'add', '--state', folder], io);
    await open(['--auth', 'keys']);
    await page.getByLabel('Key', { exact: true }).fill('nlq_wrong');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('alert').waitFor();
    await page.getByLabel('Key', { exact: true }).fill(io.out().trim());
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await addSample();
    await page.reload();
    await page.getByText('10 tables, 12 relations').waitFor();
  });

  it('says what is wrong with a database, and forgets one', async () => {
    await open();
    await page.getByLabel('Database URL').fill('postgres://ada:hunter2@127.0.0.1:1/shop');
    await page.keyboard.press('Enter');
    const problem = page.getByRole('alert').filter({ hasText: 'ERROR' });
    await problem.waitFor();
    expect(await problem.textContent()).not.toContain('hunter2');
    await addSample();
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.getByText('The schema has not changed').waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Forget this database' }).click();
    await page.getByRole('button', { name: 'Forget it' }).click();
    await page.getByRole('heading', { name: 'Ask your database' }).waitFor();
  });

  describe('with a language model', () => {
    let emulator: OpenAiEmulator;
    let reply: () => string | ChatReply | Promise<string>;
    let embed: () => EmbeddingReply | undefined | Promise<EmbeddingReply | undefined>;
    const key = 'k-emulated';

    beforeAll(async () => {
      emulator = await startOpenAiEmulator({ chat: () => reply(), embeddings: () => embed(), apiKey: key });
    });

    afterAll(() => emulator.close());

    const withModel = (): { readonly env: Readonly<Record<string, string>> } => ({
      env: { OPENAI_API_KEY: key, OPENAI_BASE_URL: emulator.url, NLQUERY_MODEL: 'emulated' },
    });

    it('shows how far a schema has been read, and when it failed', async () => {
      const release = Promise.withResolvers<undefined>();
      embed = () => release.promise;
      const { env } = withModel();
      await open([], { env: { ...env, NLQUERY_EMBEDDING_MODEL: 'text-embedding-3-small' } });
      await page.getByRole('button', { name: 'Try the sample shop' }).click();
      await page.getByRole('progressbar', { name: 'Reading the schema' }).waitFor();
      await page.locator('.workspaces .status', { hasText: /^reading/ }).waitFor();
      expect(await page.getByRole('button', { name: 'Ask', exact: true }).isDisabled()).toBe(true);
      await page.getByText('You can ask as soon as the schema has been read.').waitFor();
      release.resolve(undefined);
      await page.getByText('10 tables, 12 relations').waitFor();
      expect(await page.getByRole('progressbar').count()).toBe(0);
      expect(await page.getByRole('button', { name: 'Ask', exact: true }).isDisabled()).toBe(false);

      embed = () => ({ status: 400, body: { error: { message: 'no such model' } } });
      const file = join(folder, 'other.db');
      const database = new DatabaseSync(file);
      database.exec('CREATE TABLE t (id INTEGER)');
      database.close();
      await page.getByRole('button', { name: 'Add a database' }).click();
      await page.getByRole('dialog').getByLabel('Database URL').fill(`sqlite:${file}`);
      await page.keyboard.press('Enter');
      await page.locator('.workspaces .status', { hasText: 'failed' }).waitFor();
      await page.locator('.workspace-head .notice.danger').waitFor();
      await page.getByText('Its schema could not be read.').waitFor();
    });

    it('shows each stage as it comes, and each attempt at the SQL', async () => {
      const second = Promise.withResolvers<string>();
      const replies = [sqlReply('SELECT nmae FROM customers'), second.promise];
      reply = () => replies.shift() ?? '';
      await open([], withModel());
      await addSample();
      await page.getByLabel('Question').fill('Who are the customers?');
      await page.keyboard.press('Enter');
      const stage = page.locator('.steps [data-state=current]');
      await page.locator('.steps').getByText('unknown column').waitFor();
      expect(await stage.textContent()).toBe('SQL');
      expect(await sql()).toBe('SELECT nmae FROM customers');
      second.resolve(sqlReply('SELECT name FROM customers'));
      await page.getByTestId('row-count').waitFor();
      expect(await sql()).toBe('SELECT name FROM customers');
      await page.getByText('Attempts').click();
      expect(await page.locator('.attempts').textContent()).toMatch(
        /nmae[\s\S]*unknown column[\s\S]*It passed\./,
      );
      expect(await page.getByText('1 repair').count()).toBe(1);
    });

    it('stops when told so, on the server too', async () => {
      const asked = Promise.withResolvers<void>();
      reply = () => {
        asked.resolve();
        return { hang: true };
      };
      await open([], withModel());
      await addSample();
      await page.getByLabel('Question').fill('Who?');
      await page.keyboard.press('Enter');
      await asked.promise;
      await page.getByRole('button', { name: 'Stop' }).click();
      await page.getByText('Stopped.').waitFor();
      await expect.poll(() => server.err(), patience).toMatch(/"route":"\/query"/);
      await page.getByRole('button', { name: 'Ask', exact: true }).waitFor();
    });

    it('says nothing of a stop about the question that took its place', async () => {
      const asked = Promise.withResolvers<void>();
      reply = () => {
        asked.resolve();
        return { hang: true };
      };
      await open([], withModel());
      await addSample();
      await page.getByLabel('Question').fill('Whatever?');
      await page.keyboard.press('Enter');
      await asked.promise;
      const again = Promise.withResolvers<string>();
      reply = () => again.promise;
      const other = 'How many customers are there in each country?';
      await page.getByRole('button', { name: other }).click();
      await page.getByRole('article').getByRole('heading', { name: other }).waitFor();
      await page.locator('.steps li[data-state=current]', { hasText: 'SQL' }).waitFor();
      expect(await page.locator('article .notice').count()).toBe(0);
      expect(await page.locator('article[aria-busy]').count()).toBe(1);
      again.resolve(sqlReply('SELECT 1 AS n'));
      await page.locator('article:not([aria-busy])').waitFor();
      expect(await page.locator('.figure dd').textContent()).toBe('1');
    });

    it('offers the readings of a question that has several', async () => {
      reply = () =>
        JSON.stringify({
          sql: null,
          cannot_answer: null,
          clarification: { question: 'Which name?', options: ['customer', 'product'] },
        });
      await open([], withModel());
      await addSample();
      await ask('All names');
      await page.locator('[data-outcome=needs_clarification]').waitFor();
      reply = () => sqlReply('SELECT name FROM products');
      await page.getByRole('button', { name: 'product' }).click();
      await page.getByRole('heading', { name: 'All names — product' }).waitFor();
      await page.getByTestId('row-count').waitFor();
    });
  });
});

/** Something other than the background has been drawn. */
function isDrawn(page: Page): Promise<boolean> {
  return page.evaluate<boolean>(`(() => {
    const canvas = document.querySelector('canvas');
    const pixels = canvas?.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
    return pixels?.some((value) => value !== 0) ?? false;
  })()`);
}

/** The names of what gets the focus, one Tab after another. */
async function tabStops(page: Page, count: number): Promise<readonly string[]> {
  const stops: string[] = [];
  for (let index = 0; index < count; index++) {
    await page.keyboard.press('Tab');
    stops.push(
      await page.evaluate<string>(`(() => {
        const outer = document.activeElement;
        const inner = outer?.shadowRoot?.activeElement ?? outer;
        return inner?.getAttribute('aria-label') ?? inner?.textContent ?? '';
      })()`),
    );
  }
  return stops;
}

function countOf(folder: string, table: string): number {
  const database = new DatabaseSync(join(folder, 'databases/shop.db'), { readOnly: true });
  const row = database.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number };
  database.close();
  return row.n;
}
