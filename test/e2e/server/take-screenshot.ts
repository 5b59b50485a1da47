/**
 * Makes the picture of the page that the README shows: `npm run screenshot`.
 *
 * The real page, served by `nlquery serve` with the sample shop, in the Chromium of this machine.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startBrowser } from '../../services/start-browser.ts';
import { startServe } from './start-serve.ts';

const file = fileURLToPath(new URL('../../../docs/images/page.png', import.meta.url));
const browser = await startBrowser();
if (!browser) throw new Error('No browser: install Chromium, or name one in TEST_BROWSER.');
const folder = mkdtempSync(join(tmpdir(), 'nlquery-screenshot-'));
const server = await startServe(['--state', folder]);
try {
  const page = await browser.newPage({
    viewport: { width: 1240, height: 930 },
    deviceScaleFactor: 2,
    reducedMotion: 'reduce',
  });
  await page.goto(server.url);
  await page.getByRole('button', { name: 'Try the sample shop' }).click();
  await page.getByText('10 tables, 12 relations').waitFor();
  await page.locator('details.table summary').nth(4).click();
  // The second time nothing has to be loaded, and the times shown are those of every further question.
  for (const question of [
    'How many orders were placed in March 2026?',
    'How many customers are there in each country?',
  ]) {
    await page.getByLabel('Question').fill(question);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: question }).waitFor();
    await page.locator('article:not([aria-busy])').waitFor();
  }
  await page.locator('canvas').waitFor();
  await page.mouse.move(0, 0);
  await page.waitForLoadState('networkidle');
  const { y, height } = (await page.locator('.result').boundingBox()) ?? { y: 0, height: 0 };
  await page.screenshot({
    path: file,
    fullPage: true,
    clip: { x: 0, y: 0, width: 1240, height: y + height + 24 },
  });
  console.log(`${file}: ${Math.round(statSync(file).size / 1000)} kB`);
} finally {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
