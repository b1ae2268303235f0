/** The page from end to end, over one app and one browser: what can be done with it, its states, and its numbers. */
import { afterAll, beforeAll, describe } from 'vitest';
import { pageInBrowser } from './in-browser.ts';
import { pageNumbers } from './numbers.ts';
import { type PageApp, startPageApp } from './page-app.ts';
import { pageStates } from './states.ts';

let app: PageApp;
beforeAll(async () => {
  app = await startPageApp();
}, 120_000);
afterAll(() => app.stop());

describe('numbers', () => pageNumbers(() => app));
describe('in a browser', () => pageInBrowser(() => app));
describe('states', () => pageStates(() => app));
