/** The figures that a page shows, read from its HTML: tiles, the small line below them, and the cells of its tables. */
import {
  formatCount,
  formatDuration,
  formatPercent,
  formatPercentRange,
  formatShare,
  fractionOf,
} from '../../../src/digest/words/format.ts';

/** A row of a table: its name, and the text of each cell by its heading. */
export interface PageRow {
  readonly name: string;
  readonly cells: Readonly<Record<string, string>>;
}

/** Figures by label: "Deliveries" -> "1,204". */
export function readTiles(html: string): Readonly<Record<string, string>> {
  const tiles = [...html.matchAll(/<span class="mute">([^<]+)<\/span><br><strong class="big"[^>]*>([^<]*)<\/strong>/g)];
  return Object.fromEntries(tiles.map(([, label = '', value = '']) => [label, value]));
}

/** The text of the page below the tiles: "Created 1,310 (+10.3 %) · Machine 21.4 %". */
export function textOf(html: string): string {
  return html.replace(/<[^>]*>/g, '').replace(/&middot;/g, '·');
}

/** The rows of the table under a title; none where the page has no such table. */
export function readTable(html: string, title: string): readonly PageRow[] {
  const section = html.split(new RegExp(`<h2[^>]*>${title}</h2>`))[1]?.split('<h2')[0] ?? '';
  const [head, ...rows] = [...section.matchAll(/<tr align="right">(.*?)<\/tr>\n/gs)].map(([, row = '']) => row);
  const labels = [...(head ?? '').matchAll(/<th[^>]*>(.*?)<\/th>/gs)].map(([, label = '']) => label);
  return rows.map((row) => {
    const texts = [...row.replace(/<table.*?<\/table>/gs, '').matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, text = '']) => text);
    return { name: texts[0] ?? '', cells: Object.fromEntries(labels.slice(1).map((label, i) => [label, texts[i + 1] ?? ''])) };
  });
}

/** A row of a file: its numbers by column. */
export type FileRow = (column: string) => number | null;

const count = (column: string) => (row: FileRow) => formatCount(row(column));
const share = (part: string, whole: string) => (row: FileRow) => formatShare(row(part) ?? 0, row(whole) ?? 0);
const live = (row: FileRow) => {
  const of = (column: string) => fractionOf(row(column) ?? 0, row('voiceAttempts') ?? 0);
  return formatPercentRange(of('liveMin'), of('liveMax'));
};
const CALLS = { Attempts: count('attempts'), 'Off-hook': share('offHook', 'voiceAttempts'), Live: live };

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
        'Mean handling': (row) => formatDuration(row('meanHandleSeconds')),
        'Mean talk': (row) => formatDuration(row('meanTalkSeconds')),
      },
    ],
    ['Attributes', 'byAttribute', { Deliveries: count('deliveries'), 'Live, at least': count('liveMin'), Converted: count('converted') }],
    ['Backlog', 'backlog', { Deliveries: count('deliveries') }],
    [
      'Reach by attempt',
      'reachByAttempt',
      { Called: count('rate.denominator'), Reached: count('rate.numerator'), Share: (row) => formatPercent(row('rate.value')) },
    ],
    [
      'Caller ids',
      'callerIds',
      {
        Calls: count('voiceAttempts'),
        Live: (row) => formatPercent(row('liveMin.value')),
        Others: (row) => formatPercent(row('siblings.value')),
        Before: (row) => formatPercent(row('before.value')),
        Short: (row) => formatPercent(row('shortCalls.value')),
      },
    ],
  ];
