/** A headless browser that comes from a package: for the picture in the documentation and for tests of what a mail does when it is opened. */
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as engine } from 'playwright-core';

// The mail needs no network, and the browser's own background services must not use it either.
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Starts the browser; the caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  return engine.launch({ executablePath: await chromium.executablePath(), args: FLAGS, headless: true });
}
