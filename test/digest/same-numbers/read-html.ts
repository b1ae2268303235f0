/** What a mail's HTML tells, read by a browser's own parser: every part of the layout, shown on narrow screens or not. */
import type { Page } from 'playwright-core';

export interface ReadRow {
  readonly name: string;
  readonly flag: string | null;
  readonly cells: readonly string[];
}

export interface ReadTile {
  readonly label: string;
  readonly value: string;
  readonly note: string;
  readonly change: string;
  /** Heights; empty without bars. */
  readonly bars: readonly number[];
}

export interface ReadSection {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly head: readonly string[];
  readonly rows: readonly ReadRow[];
  readonly more: string;
  readonly marks: readonly string[];
  readonly lines: readonly string[];
  readonly strip: readonly number[];
  /** Of the strip. */
  readonly labels: readonly string[];
}

export interface ReadMail {
  readonly heading: string;
  /** Empty where the numbers are final. */
  readonly banner: string;
  readonly verdict: string;
  readonly sentence: string;
  /** With their marks. */
  readonly findings: readonly string[];
  readonly tiles: readonly ReadTile[];
  readonly compared: string;
  readonly sections: readonly ReadSection[];
  readonly footer: string;
}

/** Reads a mail without links, in a page that stays as it is. */
export async function readHtml(page: Page, html: string): Promise<ReadMail> {
  return page.evaluate<ReadMail>(`(${READ})(${JSON.stringify(html)})`);
}

const READ = `(html) => {
  const root = new DOMParser().parseFromString(html, 'text/html');
  const text = (e) => e?.textContent.trim() ?? '';
  const all = (e, selector) => [...e.querySelectorAll(selector)];
  const heights = (e) => all(e, 'table.bars > tbody > tr:first-child > td').map((td) => Number.parseInt(td.style.borderBottomWidth, 10));
  const h1 = root.querySelector('h1');
  const rows = [...h1.closest('tr').closest('table').tBodies].flatMap((body) => [...body.rows]);
  const after = (e) => text(e.parentElement).slice(text(e).length).trim();
  const tileOf = (tile) => {
    const inside = [...tile.childNodes];
    const strong = inside.findIndex((node) => node.localName === 'strong');
    const texts = inside.filter((node) => node.nodeType === 3).map((node) => node.data.trim());
    return { label: texts[0], value: text(inside[strong]), note: texts[1] ?? '', change: text(tile.querySelector('.pill')), bars: heights(tile) };
  };
  const rowOf = (tr) => {
    const [name, ...cells] = tr.cells;
    const flag = name.querySelector('em');
    const whole = text(name);
    return { name: flag === null ? whole : whole.slice(0, -text(flag).length).trim(), flag: flag === null ? null : text(flag).slice(1, -1), cells: cells.map(text) };
  };
  const sections = [];
  for (const row of rows) {
    const h2 = row.querySelector('h2');
    if (h2 !== null) sections.push({ id: h2.id, title: text(h2), note: after(h2), rows: [] });
    else sections.at(-1)?.rows.push(row);
  }
  const sectionOf = ({ rows: parts, ...named }) => {
    const every = (selector) => parts.flatMap((part) => all(part, selector));
    const trs = every('tr:has(> td.name)');
    return {
      ...named,
      head: every('th').map(text),
      rows: trs.filter((tr) => tr.cells[0].colSpan === 1).map(rowOf),
      more: trs.filter((tr) => tr.cells[0].colSpan > 1).map(text).join(''),
      marks: every('strong').map(text),
      lines: every('li').map(text),
      strip: parts.flatMap(heights),
      labels: every('table.bars td[colspan]').map(text),
    };
  };
  const top = rows.filter((row) => row.querySelector('h2') === null).slice(0, rows.findIndex((row) => row.querySelector('h2') !== null));
  const figures = top.findLastIndex((row) => row.querySelector('.tile') !== null);
  return {
    heading: text(root.querySelector('.card .mute')),
    banner: text(root.querySelector('.banner')),
    verdict: text(h1),
    sentence: after(h1),
    findings: all(root, 'tr:has(> td[width="14"])').map((tr) => [...tr.cells].map(text).join(' ')),
    tiles: all(root, '.tile').map(tileOf),
    compared: figures < 0 ? '' : top.slice(figures + 1).map(text).join(' '),
    sections: sections.map(sectionOf),
    footer: text(root.querySelector('.foot')),
  };
}`;
