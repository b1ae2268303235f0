/** The single figures of a mail as the files of its report have them: those at its top, and those that are listed one a row. */
import type { FigureName } from '../../../src/digest/tables/figure-table.ts';
import type { MessageId, Said, Words } from '../../../src/words/words.ts';
import type { FileRow, FileTables } from './read-report-files.ts';
import type { ToldTable } from './told-table.ts';

/** The row of a path, or of the id of a total. */
export function rowAt(tables: FileTables, name: 'totals' | 'rates' | 'figures', path: string): FileRow | undefined {
  return tables(name).find((row) => row.text(name === 'totals' ? 'id' : 'path') === path);
}
const valueAt = (tables: FileTables, name: 'totals' | 'rates' | 'figures', path: string, column = 'value') =>
  rowAt(tables, name, path)?.number(column) ?? null;

interface Written {
  readonly value: Said;
  /** Null where nothing is compared. */
  readonly change?: Said | null;
}
type Top = (tables: FileTables, words: Words) => Written;

const count =
  (id: string): Top =>
  (tables, words) => {
    const [now, before] = [valueAt(tables, 'totals', id), valueAt(tables, 'totals', id, 'before')];
    // Of a day that was read in part no count is held against a whole one.
    const isPart = tables('summary')[0]?.text('read') === 'part';
    return { value: words.count(now), change: isPart ? null : words.countChange(now, before) };
  };
const rate =
  (id: string): Top =>
  (tables, words) => {
    const [now, before] = [valueAt(tables, 'rates', `rates.${id}`), valueAt(tables, 'rates', `rates.${id}`, 'before.value')];
    return { value: words.percent(now), change: words.points(now, before) };
  };

/** By the message of the label. */
export const TOP_FIGURES: Readonly<Partial<Record<MessageId, Top>>> = {
  'figure.deliveries': count('deliveries'),
  'figure.attempts': count('attempts'),
  'figure.contacts': count('contacts'),
  'figure.created': count('intake'),
  'figure.reached': rate('liveMin'),
  'figure.offHook': rate('offHook'),
  'figure.machine': rate('machine'),
  'figure.badNumber': rate('badNumber'),
  'figure.notTried': rate('notTried'),
  'figure.converted': rate('conversion'),
  'figure.medianCall': (tables, words) => {
    const [now, before] = [valueAt(tables, 'totals', 'callSeconds.p50'), valueAt(tables, 'totals', 'callSeconds.p50', 'before')];
    return { value: words.duration(now), change: words.durationChange(now, before) };
  },
  'figure.abandoned': (tables, words) => ({ value: words.percent(valueAt(tables, 'rates', 'compliance.abandonment.microsoft')) }),
};

/** Where a listed figure stands, and how it is written: of a rate the path, else the paths of its value and of what it is based on. */
interface Listed {
  readonly name: FigureName;
  readonly rate?: string;
  readonly paths?: readonly [table: 'totals' | 'figures', value: string, basis: string];
  readonly write?: (value: number, words: Words) => Said;
}
const span = (seconds: number, words: Words) => words.span(seconds);
const listedRate = (name: FigureName, path: string): Listed => ({ name, rate: path });
const listedTime = (name: FigureName, path: string, quantile = 'p50'): Listed => ({
  name,
  paths: ['figures', `${path}.${quantile}Seconds`, `${path}.count`],
  write: span,
});

export const CONTACT_FIGURES: readonly Listed[] = [
  ...(['penetration', 'contactRate', 'rightPartyContacts', 'smsAfterVoice'] as const).map((id) =>
    listedRate(`fact.${id}`, `contacts.${id}`),
  ),
  {
    name: 'fact.saturation',
    paths: ['figures', 'contacts.saturation', 'contacts.contactsLoaded'],
    write: (value, words) => words.decimal(value),
  },
  listedTime('fact.speed', 'contacts.speedToFirstAttempt'),
  listedTime('fact.retrySpacing', 'contacts.retrySpacing'),
];

export const FURTHER_FIGURES: readonly Listed[] = [
  ...(['smsDelivery', 'smsReply', 'conversion', 'conversionPerAttempt', 'handled', 'aiContainment', 'waitExceeded'] as const).map((id) =>
    listedRate(`rate.${id}`, `rates.${id}`),
  ),
  { name: 'fact.value', paths: ['totals', 'value.sum', 'value.deliveries'], write: (value, words) => words.amount(value) },
  listedTime('fact.waitMedian', 'customerWait'),
  listedTime('fact.waitLong', 'customerWait', 'p90'),
  {
    name: 'fact.windowUse',
    paths: ['figures', 'windowUse.p50Percent', 'windowUse.count'],
    write: (value, words) => words.roughPercent(value / 100),
  },
];

/** A table of listed figures; those without a value are no rows. */
export function figureRows(listed: readonly Listed[]): ToldTable {
  const all = (tables: FileTables) =>
    listed.flatMap((figure) => {
      const { rate: path, paths } = figure;
      const value = path === undefined ? valueAt(tables, paths?.[0] ?? 'totals', paths?.[1] ?? '') : valueAt(tables, 'rates', path);
      const basis =
        path === undefined ? valueAt(tables, paths?.[0] ?? 'totals', paths?.[2] ?? '') : valueAt(tables, 'rates', path, 'denominator');
      return value === null ? [] : [{ figure, value, basis }];
    });
  return {
    rows: (tables) =>
      all(tables).map(({ figure, value, basis }) => ({
        number: (column) => (column === 'value' ? value : basis),
        text: () => figure.name,
      })),
    name: (row, words) => words.capital(words.say(row.text('name') as FigureName)),
    cells: {
      'column.value': (row, words) => {
        const write = listed.find(({ name }) => name === row.text('name'))?.write;
        return write === undefined ? words.percent(row.number('value')) : write(row.number('value') ?? 0, words);
      },
      'column.basedOn': (row, words) => words.count(row.number('basis')),
    },
  };
}
