import { describe, expect, test } from 'vitest';
import type { PageAddress } from '../../../src/page/address/page-address.ts';
import { explainerOf } from '../../../src/page/parts/explain.ts';
import { type PageTable, pageTable } from '../../../src/page/tables/page-table.ts';
import { linkedNames } from '../../../src/page/tables/row-names.ts';
import type { Said } from '../../../src/words/words.ts';
import { wordsOf } from '../../../src/words/words.ts';
import { HOSTILE_VALUES } from '../../digest/sample-items.ts';

const WORDS = wordsOf('en');
const ADDRESS: PageAddress = {
  path: '/report',
  period: { kind: 'day', from: '2026-11-27', to: '2026-11-27' },
  zone: 'Europe/Lisbon',
  scope: {},
  language: 'en',
  sort: [],
};

interface Item {
  readonly key: string;
  readonly name: string;
  readonly share: number | null;
}

const itemsOf = (names: readonly string[]): Item[] => names.map((name, i) => ({ key: name, name, share: i / 100 }));

function tableOf(rows: readonly Item[], address = ADDRESS, more: Partial<PageTable<Item>> = {}): string {
  const explain = explainerOf(WORDS);
  const table: PageTable<Item> = {
    id: 'queues',
    label: 'Queues' as Said,
    nameLabel: 'Queue' as Said,
    rows,
    nameOf: linkedNames('queue', address, WORDS),
    columns: [
      {
        ...{ id: 'reached', label: 'Reached' as Said, kpi: 'liveMinRate' },
        ...{ cell: ({ share }) => WORDS.percent(share), value: ({ share }) => share },
      },
    ],
    isSortable: true,
    ...more,
  };
  return pageTable(table, { words: WORDS, address, explain }).markup;
}

const namesIn = (html: string) => [...html.matchAll(/<th scope="row">(?:<a [^>]*>)?([^<]*)/g)].map(([, name]) => name);

describe('pageTable()', () => {
  test('scrolls in a region with a name that the keyboard reaches', () => {
    expect(tableOf(itemsOf(['a']))).toContain('<div class="wide" role="group" tabindex="0" aria-label="Queues">');
  });

  test('has every row: the first 25 at once, the others folded, and none of them twice', () => {
    const names = Array.from({ length: 60 }, (_, i) => `queue ${i}`);
    const [seen = '', folded = ''] = tableOf(itemsOf(names)).split('<details');
    expect(namesIn(seen)).toEqual(names.slice(0, 25));
    expect(namesIn(folded)).toEqual(names.slice(25));
    expect(folded).toContain('<summary>and 35 more</summary>');
  });

  test('tells the script what to sort by as exactly as counts are', () => {
    const counts = [123_456, 123_459].map((share) => ({ key: `${share}`, name: `${share}`, share }));
    const sorts = [...tableOf(counts).matchAll(/data-sort="([^"]*)"/g)].map(([, value]) => value);
    expect(sorts).toEqual(['123456', '123459']);
  });

  test('folds no single row, and names how many are beyond the 200th', () => {
    const names = Array.from({ length: 230 }, (_, i) => `queue ${i}`);
    expect(tableOf(itemsOf(names.slice(0, 26)))).not.toContain('<details');
    const all = tableOf(itemsOf(names));
    expect(namesIn(all)).toHaveLength(200);
    expect(all).toContain('and 30 more</p>');
  });

  test('heads sort: first the greatest, or names from a to z, then the other way round; the others keep their order', () => {
    const sort = { table: 'agents', column: 'name', isDescending: false };
    const fresh = tableOf(itemsOf(['a', 'b']), { ...ADDRESS, sort: [sort] });
    expect(fresh).toContain('sort=agents.name&amp;sort=-queues.reached#queues">Reached</a>');
    expect(fresh).toContain('sort=agents.name&amp;sort=queues.name#queues">Queue</a>');
    expect(fresh).not.toContain('aria-sort');
    const down = tableOf(itemsOf(['a', 'b']), { ...ADDRESS, sort: [{ table: 'queues', column: 'reached', isDescending: true }] });
    expect(down).toContain(
      '<th scope="col" aria-sort="descending"><a class="sort" href="/report?date=2026-11-27&amp;zone=Europe/Lisbon&amp;language=en&amp;sort=queues.reached#queues">',
    );
    expect(namesIn(down)).toEqual(['b', 'a']);
  });

  test('tells the script what cells sort by only where all rows are in one table', () => {
    expect(tableOf(itemsOf(['a', 'b']))).toContain('<table class="numbers sortable">');
    expect(tableOf(itemsOf(['a', 'b']))).toContain('<td data-sort="0.01">1.0%');
    expect(tableOf(itemsOf(Array.from({ length: 60 }, (_, i) => `${i}`)))).not.toMatch(/sortable|data-sort/);
  });

  test('shows a rate without a denominator as not available, and sorts it last', () => {
    const rows = [...itemsOf(['a', 'b']), { key: 'none', name: 'none', share: null }];
    const up = tableOf(rows, { ...ADDRESS, sort: [{ table: 'queues', column: 'reached', isDescending: false }] });
    expect(up).toContain('<td data-sort="">n/a');
    expect(namesIn(up)).toEqual(['a', 'b', 'none']);
  });

  test('each row leads to its own page; the rest of a list and rows without a name are told in words', () => {
    const html = tableOf([
      { key: 'q 1', name: 'One', share: 1 },
      { key: '', name: '(not given)', share: 1 },
      { key: '(many)', name: '(many)', share: 1 },
    ]);
    expect(html).toContain('<a href="/report?date=2026-11-27&amp;zone=Europe/Lisbon&amp;queue=q+1&amp;language=en">One</a>');
    expect(html).toMatch(/<a href="[^"]*queue=%28not\+given%29[^"]*">\(not given\)<\/a>/);
    expect(html).toContain('<tr class="rest"><th scope="row">(the rest: too many to list)');
  });

  test('a page of one queue alone does not link to itself', () => {
    expect(tableOf(itemsOf(['a']), { ...ADDRESS, scope: { queue: 'a' } }, { isSortable: false })).not.toContain('href');
  });

  test('a value that is not documented is marked', () => {
    const rows = [{ key: 'x', name: 'x', share: 0, unknown: true }];
    expect(tableOf(rows)).toContain('<em class="flag">unknown value</em>');
  });

  test('hostile names stay text', () => {
    const html = tableOf(itemsOf(HOSTILE_VALUES));
    expect(html).not.toMatch(/<(?:script|img|svg)| style="/);
    expect(namesIn(html)).toHaveLength(HOSTILE_VALUES.length);
  });
});
