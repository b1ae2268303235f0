/** What axe finds on a page that is open in a browser. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** The rules that are broken, with the places that break them. */
export async function axeViolations(page: Page, options: axe.RunOptions = {}): Promise<readonly axe.Result[]> {
  await page.evaluate(axe.source);
  // A list of all that is in order, place by place, would take most of the time.
  const run = JSON.stringify({ ...options, resultTypes: ['violations'] });
  return page.evaluate<axe.Result[]>(`axe.run(${run}).then(({ violations }) => violations)`);
}
