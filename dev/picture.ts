/** A page as a picture. */
import type { Page } from 'playwright-core';

const TRIES = 8;
const REFUSED = 'Unable to capture screenshot';

/** PNG of the whole page. Chromium refuses one now and then, and takes the very same one when it is asked again. @throws Error where it refuses eight in a row */
export async function pictureOf(page: Page, tries = TRIES): Promise<Buffer> {
  try {
    return await page.screenshot({ fullPage: true });
  } catch (error) {
    if (tries <= 1 || !(error instanceof Error) || !error.message.includes(REFUSED)) throw error;
    return pictureOf(page, tries - 1);
  }
}
