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
