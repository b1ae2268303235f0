/** Whether the bars of a mail can be seen, in the pixels that a browser draws: what engines do to colours and backgrounds is in no computed style. */
import type { Page } from 'playwright-core';
import { pictureOf } from '../../../dev/picture.ts';

/** A bar: where its foot is drawn, and paper beside it. CSS pixels from the top left of the mail. */
interface Bar {
  readonly html: string;
  readonly isNow: boolean;
  readonly foot: readonly (readonly [x: number, y: number])[];
  readonly paper: readonly [x: number, y: number];
}

const BARS = `[...document.querySelectorAll('table[aria-hidden="true"]')].flatMap((table) => {
  const paper = [table.getBoundingClientRect().left + 1, table.getBoundingClientRect().top - 2 + scrollY];
  return [...table.rows[0].cells].filter((cell) => cell.className !== 'none').map((cell) => {
    const { left, right, bottom } = cell.getBoundingClientRect();
    const x = (left + right) / 2;
    return { html: cell.outerHTML, isNow: cell.className === 'now', foot: [0, 1, 2, 3].map((up) => [x, bottom + scrollY - up]), paper };
  });
})`;

/** Bars that stand out less from the paper than WCAG 2.2 (1.4.11) asks of graphics: 3 : 1; those of other days are there to compare with, 2 : 1. */
export async function faintBars(page: Page): Promise<string[]> {
  const bars = await page.evaluate<Bar[]>(BARS);
  const points = bars.flatMap(({ foot, paper }) => [paper, ...foot]);
  const lights = await luminances(page, points);
  return bars.flatMap(({ html, isNow, foot }, i) => {
    const [paper = 0, ...drawn] = lights.slice(i * (foot.length + 1), (i + 1) * (foot.length + 1));
    const ratio = Math.max(...drawn.map((light) => (Math.max(light, paper) + 0.05) / (Math.min(light, paper) + 0.05)));
    return ratio >= (isNow ? 3 : 2) ? [] : [`${html} ${ratio.toFixed(2)}`];
  });
}

/** Relative luminance (WCAG 2.2) of points of a page as it is drawn, 0 to 1. */
async function luminances(page: Page, points: readonly (readonly [number, number])[]): Promise<number[]> {
  const picture = (await pictureOf(page)).toString('base64');
  // The mail's own page runs no script, and is drawn as its reader sees it.
  const reader = await page.context().browser()?.newPage();
  if (reader === undefined) throw new Error('Cannot read a picture: the browser is gone');
  try {
    const pixels = await reader.evaluate<number[][]>(`(async () => {
      const image = new Image();
      image.src = 'data:image/png;base64,${picture}';
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
      canvas.drawImage(image, 0, 0);
      return ${JSON.stringify(points)}.map(([x, y]) => [...canvas.getImageData(Math.floor(x), Math.floor(y), 1, 1).data]);
    })()`);
    return pixels.map(([r = 0, g = 0, b = 0]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b));
  } finally {
    await reader.close();
  }
}

function linear(value: number): number {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
