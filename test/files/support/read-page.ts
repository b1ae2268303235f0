/** The figures that a page shows, read from its HTML: those at its top, and the cells of its tables. */
import { wordsOf } from '../../../src/words/words.ts';

const words = wordsOf('en');

/** A row of a table: its name, and the text of each cell by its heading. */
export interface PageRow {
  readonly name: string;
  readonly cells: Readonly<Record<string, string>>;
}

/** Figures by label: "Deliveries" -> "1,204". */
export function readFigures(html: string): Readonly<Record<string, string>> {
  const figures = [...html.matchAll(/<td class="tile"[^>]*>([^<]+)<br><strong[^>]*>([^<]*)<\/strong>/g)];
  return Object.fromEntries(figures.map(([, label = '', value = '']) => [label, value]));
}

/** The rows of the table under a title; none where the page has no such table. */
export function readTable(html: string, title: string): readonly PageRow[] {
  const section = html.split(new RegExp(`<h2[^>]*>${title}</h2>`))[1]?.split('<h2')[0] ?? '';
  const [head, ...rows] = [...section.matchAll(/<tr align="right"[^>]*>(.*?)<\/tr>\n/gs)].map(([, row = '']) => row);
  const labels = [...(head ?? '').matchAll(/<th[^>]*>(.*?)<\/th>/gs)].map(([, label = '']) => label);
  return rows.map((row) => {
    const texts = [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, text = '']) => text);
    return { name: texts[0] ?? '', cells: Object.fromEntries(labels.slice(1).map((label, i) => [label, texts[i + 1] ?? ''])) };
  });
}

/** A row of a file: its numbers by column. */
export type FileRow = (column: string) => number | null;

const count = (column: string) => (row: FileRow) => words.count(row(column));
const share = (part: string, whole: string) => (row: FileRow) => words.ratio(row(part) ?? 0, row(whole) ?? 0);
const CALLS = {
  Attempts: count('attempts'),
  'Off-hook': share('offHook', 'voiceAttempts'),
  Reached: share('liveMin', 'voiceAttempts'),
  'At most': share('liveMax', 'voiceAttempts'),
};

/** Tables of the page, the table of a file that holds the same, and how a cell is written from its numbers. */
export const PAGE_TABLES: readonly (readonly [title: string, table: string, cells: Readonly<Record<string, (row: FileRow) => string>>])[] =
  [
    ['Outcomes', 'byResult', { Deliveries: count('deliveries') }],
    ['Channels', 'byChannel', { Deliveries: count('deliveries'), ...CALLS }],
    ['Dial modes', 'byDialMode', { Deliveries: count('deliveries'), ...CALLS }],
    ['Queues', 'byQueue', { Deliveries: count('deliveries'), ...CALLS, Expired: share('expired', 'deliveries') }],
    ['Configurations', 'byConfiguration', { Deliveries: count('deliveries'), ...CALLS, Expired: share('expired', 'deliveries') }],
    ['Hours', 'byHour', CALLS],
    ['Dispositions', 'byDisposition', { Deliveries: count('deliveries') }],
    [
      'Representatives',
      'byAgent',
      {
        Handled: count('handled'),
        'Live, at least': count('liveMin'),
        'Mean handling': (row) => words.duration(row('meanHandleSeconds')),
        'Mean talk': (row) => words.duration(row('meanTalkSeconds')),
      },
    ],
    ['Attributes', 'byAttribute', { Deliveries: count('deliveries'), 'Live, at least': count('liveMin'), Converted: count('converted') }],
    ['Backlog', 'backlog', { Deliveries: count('deliveries') }],
    [
      'Reach by attempt',
      'reachByAttempt',
      { Called: count('rate.denominator'), Reached: count('rate.numerator'), Share: (row) => words.percent(row('rate.value')) },
    ],
    [
      'Caller ids',
      'callerIds',
      {
        Calls: count('voiceAttempts'),
        Reached: (row) => words.percent(row('liveMin.value')),
        Others: (row) => words.percent(row('siblings.value')),
        Before: (row) => words.percent(row('before.value')),
        Short: (row) => words.percent(row('shortCalls.value')),
      },
    ],
  ];
