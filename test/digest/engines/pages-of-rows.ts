/** Which pages of paper each row of a mail is printed on. */
import type { Page } from 'playwright-core';

const MARGINS = { top: '10mm', right: '10mm', bottom: '10mm', left: '10mm' };
const ROW = 'https://row.example/';
// A link changes no line, and in a PDF each line of one is an object that lies on a page.
const MARK = `(() => {
  let n = -1;
  let isHeaded = false;
  for (const row of document.querySelectorAll('h2, .d tr, li')) {
    if (row.localName === 'h2' || !isHeaded) n++;
    isHeaded = row.localName === 'h2';
    const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) if (walker.currentNode.data.trim() !== '') nodes.push(walker.currentNode);
    for (const node of nodes) {
      const link = document.createElement('a');
      link.href = '${ROW}' + n;
      node.replaceWith(link);
      link.append(node);
    }
  }
})()`;

/**
 * Prints the page on A4, without backgrounds as browsers do. Numbers of pages from 1, of each row of data and each
 * point of a list, in their order; a heading belongs to the first row under it.
 */
export async function pagesOfRows(page: Page): Promise<number[][]> {
  await page.evaluate(MARK);
  const pdf = (await page.pdf({ format: 'A4', margin: MARGINS })).toString('latin1');
  const rowOf = new Map(objectsOf(pdf).map(([id, text]) => [id, text.match(`${ROW}(\\d+)`)?.[1]]));
  const pages = objectsOf(pdf).filter(([, text]) => /\/Type \/Page\b/.test(text));
  const found = new Map<number, Set<number>>();
  pages.forEach(([, text], i) => {
    for (const [, id = ''] of (text.match(/\/Annots \[([^\]]*)\]/)?.[1] ?? '').matchAll(/(\d+) 0 R/g)) {
      const row = rowOf.get(id);
      if (row !== undefined) found.set(Number(row), (found.get(Number(row)) ?? new Set()).add(i + 1));
    }
  });
  return [...found].sort(([a], [b]) => a - b).map(([, on]) => [...on]);
}

/** What Chromium writes is compressed only inside of streams. */
function objectsOf(pdf: string): (readonly [id: string, text: string])[] {
  return [...pdf.matchAll(/(?<=\n)(\d+) 0 obj\n(.*?)\nendobj/gs)].map(([, id = '', text = '']) => [id, text]);
}
