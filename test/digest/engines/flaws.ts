/** What can be wrong with a mail that a browser has laid out. */
import type { Page } from 'playwright-core';

/** Everything that is wrong, in words; none where the mail is whole. */
export async function flawsOf(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(FLAWS);
}

const FLAWS = `(() => {
  const flaws = [];
  const linesOf = (range) => new Set([...range.getClientRects()].filter((r) => r.width > 0).map((r) => Math.round(r.top))).size;
  const seen = (e) => e.getClientRects().length > 0;
  const wide = document.documentElement.scrollWidth;
  if (wide > innerWidth) flaws.push('scrolls sideways: ' + wide + ' of ' + innerWidth);
  const texts = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    return nodes;
  };
  for (const head of document.querySelectorAll('h1, h2, th')) {
    if (!seen(head)) continue;
    for (const node of texts(head)) for (const word of node.data.matchAll(/[^\\s\\u2010-]+/g)) {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      // Japanese is broken between characters: it has no blanks.
      if (linesOf(range) > 1 && !/[\\u3000-\\u9fff]/.test(word[0])) flaws.push('a word is broken: ' + word[0]);
    }
  }
  for (const cell of document.querySelectorAll('td[nowrap]')) {
    if (!seen(cell)) continue;
    const range = document.createRange();
    range.selectNodeContents(cell);
    if (linesOf(range) > 1) flaws.push('a figure is wrapped: ' + cell.textContent);
  }
  for (const head of document.querySelectorAll('th')) if (head.textContent.trim() === '') flaws.push('a header without text');
  for (const table of document.querySelectorAll('table')) if (table.rows.length === 0) flaws.push('a table without rows');
  // Hidden ones as well: filters take a word of one pixel for a trick.
  for (const node of texts(document.body)) {
    if (/[\\p{L}\\p{N}]/u.test(node.data) && parseFloat(getComputedStyle(node.parentElement).fontSize) < 9) flaws.push('too small to read: ' + node.data);
  }
  return flaws;
})()`;

/** Bars that cannot be told from what lies behind them, of those that stand for something. */
export async function faintBars(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(FAINT);
}

// WCAG 2.2, 1.4.11: graphics want 3 : 1.
const FAINT = `(() => {
  const parts = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number);
  const channel = (c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const behind = (e) => {
    for (let at = e; at; at = at.parentElement) {
      const color = parts(getComputedStyle(at).backgroundColor);
      if (color[3] !== 0) return color;
    }
    return [255, 255, 255];
  };
  const faint = [];
  for (const bar of document.querySelectorAll('td[style*="border-bottom"], td[style*="border-top:11px"]')) {
    if (bar.className === 'none') continue;
    const style = getComputedStyle(bar);
    const side = bar.style.borderBottomWidth ? 'Bottom' : 'Top';
    const [a, b] = [luminance(parts(style['border' + side + 'Color'])), luminance(behind(bar.parentElement))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (parseFloat(style['border' + side + 'Width']) < 1 || ratio < (bar.className === 'now' ? 3 : 2)) faint.push(bar.outerHTML + ' ' + ratio.toFixed(2));
  }
  return faint;
})()`;
