import { type Browser, chromium } from 'playwright-core';
import { findBinary } from './find-binary.ts';

const flags = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser without a window, with a profile of its own: TEST_BROWSER, else the Chromium of this machine; `null` when there is none. */
export async function startBrowser(): Promise<Browser | null> {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'chrome'];
  const executablePath = process.env.TEST_BROWSER || findBinary(names, []);
  return executablePath ? chromium.launch({ executablePath, args: flags }) : null;
}
