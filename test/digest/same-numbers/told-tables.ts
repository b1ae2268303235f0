/** The tables of a mail as the files of its report have them: which rows, and how each cell is written of its numbers. */
import type { SectionId } from '../../../src/digest/presets.ts';
import type { MessageId, Said, Words } from '../../../src/words/words.ts';
import type { FileRow, FileTables } from './read-report-files.ts';
import { CONTACT_FIGURES, FURTHER_FIGURES, figureRows } from './told-figures.ts';

export interface ToldRow {
  readonly name: Said;
  /** By the label of the column; empty where nothing stands. */
  readonly cells: Readonly<Record<string, string>>;
}

export type Cell = (row: FileRow, words: Words, tables: FileTables) => string;
export interface ToldTable {
  readonly rows: (tables: FileTables, words: Words) => readonly FileRow[];
  readonly name: (row: FileRow, words: Words) => Said;
  readonly cells: Readonly<Partial<Record<MessageId, Cell>>>;
}

const count =
  (column: string): Cell =>
  (row, words) =>
    words.count(row.number(column));
const percent =
  (column: string): Cell =>
  (row, words) =>
    words.percent(row.number(column));
const share =
  (part: string, whole: string): Cell =>
  (row, words) =>
    words.ratio(row.number(part) ?? 0, row.number(whole) ?? 0);
const ofAll: Cell = (row, words, tables) => words.ratio(row.number('deliveries') ?? 0, totalOf(tables, 'deliveries'));
const named = (row: FileRow, words: Words, column = 'name') => words.name(given(row.text(column)), 40);
const given = (name: string) => (name === '(not given)' ? '' : name);
const plain = (list: 'result' | 'channel' | 'dialMode') => (row: FileRow, words: Words) =>
  words.plainName(list, row.text('key'), row.text('name'));

/** A total of the whole report. */
function totalOf(tables: FileTables, id: string): number {
  return (
    tables('totals')
      .find((row) => row.text('id') === id)
      ?.number('value') ?? 0
  );
}
const all = (name: string) => (tables: FileTables) => tables(name).filter((row) => row.text('key') !== '(many)');

const isMicrosoft = (row: FileRow) => row.text('path') !== '';

const HOURS = 'compliance.callingHours.';
const HOURS_NAMES: Readonly<Record<string, Extract<MessageId, `row.hours${string}`>>> = {
  ok: 'row.hoursOk',
  violation: 'row.hoursViolation',
  possible: 'row.hoursPossible',
  undeterminable: 'row.hoursUndeterminable',
};
function hoursRows(tables: FileTables): readonly FileRow[] {
  return tables('figures').filter((row) => row.text('path').startsWith(HOURS));
}

const CALLS = {
  'column.deliveries': count('deliveries'),
  'column.attempts': count('attempts'),
  'column.offHook': share('offHook', 'voiceAttempts'),
  'column.reached': share('liveMin', 'voiceAttempts'),
  'column.atMost': share('liveMax', 'voiceAttempts'),
} as const;
const COPING = {
  ...CALLS,
  'column.expired': share('expired', 'deliveries'),
  'column.open': count('backlog'),
  'column.left': (row: FileRow, words: Words) => (row.number('backlog') === 0 ? '' : words.hours(row.number('hoursRemaining'))),
} as const;

export const TOLD_TABLES: Readonly<Partial<Record<SectionId, ToldTable>>> = {
  campaigns: {
    rows: all('byConfiguration'),
    name: named,
    cells: {
      'figure.deliveries': count('deliveries'),
      'campaigns.reached': share('liveMin', 'voiceAttempts'),
      'campaigns.usually': percent('usual.live'),
    },
  },
  queues: { rows: all('byQueue'), name: named, cells: COPING },
  configurations: { rows: all('byConfiguration'), name: named, cells: COPING },
  dialModes: { rows: all('byDialMode'), name: plain('dialMode'), cells: CALLS },
  channels: { rows: all('byChannel'), name: plain('channel'), cells: CALLS },
  outcomes: { rows: all('byResult'), name: plain('result'), cells: { 'column.deliveries': count('deliveries'), 'column.share': ofAll } },
  dispositions: { rows: all('byDisposition'), name: named, cells: { 'column.deliveries': count('deliveries'), 'column.share': ofAll } },
  attributes: {
    rows: all('byAttribute'),
    name: named,
    cells: { 'column.deliveries': count('deliveries'), 'column.liveAtLeast': count('liveMin'), 'column.converted': count('converted') },
  },
  agents: {
    rows: all('byAgent'),
    name: named,
    cells: {
      'column.handled': count('handled'),
      'column.liveAtLeast': count('liveMin'),
      'column.meanHandling': (row, words) => words.duration(row.number('meanHandleSeconds')),
      'column.meanTalk': (row, words) => words.duration(row.number('meanTalkSeconds')),
    },
  },
  hourTable: { rows: all('byHour'), name: (row, words) => words.hour(Number(row.text('key'))), cells: CALLS },
  caps: {
    rows: all('frequencyCaps'),
    name: (row, words) => {
      const [attempts, hours] = [row.number('attempts') ?? 0, row.number('hours') ?? 0];
      const days = hours / 24;
      return days > 1 && days % 1 === 0
        ? words.say('cap.days', { count: attempts, days })
        : words.say('cap.hours', { count: attempts, hoursLong: hours });
    },
    cells: { 'column.contactsOver': count('contactsOver'), 'column.attemptsOver': count('rowsOver'), 'column.mostSeen': count('maxSeen') },
  },
  reach: {
    rows: all('reachByAttempt'),
    name: (row, words) => words.say('row.attempt', { count: row.number('attempt') ?? 0 }),
    cells: { 'column.called': count('rate.denominator'), 'column.reached': count('rate.numerator'), 'column.share': percent('rate.value') },
  },
  callerIds: {
    rows: all('callerIds'),
    name(row, words) {
      const [caller, name] = [given(row.text('name')), given(row.text('configurationName'))];
      return name === '' ? words.say('row.callerIdAlone', { caller }) : words.say('row.callerId', { caller, name });
    },
    cells: {
      'column.calls': count('voiceAttempts'),
      'column.reached': percent('liveMin.value'),
      'column.others': percent('siblings.value'),
      'column.before': percent('before.value'),
      'column.short': percent('shortCalls.value'),
    },
  },
  bestTime: {
    rows: (tables) => [...tables('bestTime'), ...tables('bestTimeByAttempt')],
    name(row, words) {
      const time = { weekday: words.weekday(row.number('weekday') ?? 1), at: words.hour(row.number('hour') ?? 0) };
      const attempt = row.text('attempt');
      return attempt === 'any' ? words.say('row.time', time) : words.say('row.timeAttempt', { ...time, attempt });
    },
    cells: {
      'column.calls': count('live.denominator'),
      'column.liveAtLeast': percent('live.value'),
      'column.lowerBound': percent('live.low'),
    },
  },
  abandonment: {
    rows: (tables) => [
      ...tables('rates').filter((row) => row.text('path') === 'compliance.abandonment.microsoft'),
      ...tables('abandonment'),
    ],
    name: (row, words) => (isMicrosoft(row) ? words.say('row.attempts') : words.say('row.live', { name: given(row.text('name')) })),
    cells: {
      'column.abandoned': (row, words) => words.count(row.number(isMicrosoft(row) ? 'numerator' : 'abandoned')),
      'column.outOf': (row, words) => words.count(row.number(isMicrosoft(row) ? 'denominator' : 'liveAnswered')),
      'column.rate': percent('value'),
      'column.limit': (row, words) => (isMicrosoft(row) ? '' : words.roughPercent(row.number('limit'))),
      'column.room': (row, words) => (isMicrosoft(row) ? '' : words.count(row.number('room'))),
    },
  },
  callingHours: {
    rows: hoursRows,
    name: (row, words) => words.say(HOURS_NAMES[row.text('path').slice(HOURS.length)] ?? 'row.hoursOk'),
    cells: {
      'column.attempts': count('value'),
      'column.share': (row, words, tables) =>
        words.ratio(
          row.number('value') ?? 0,
          hoursRows(tables).reduce((sum, one) => sum + (one.number('value') ?? 0), 0),
        ),
    },
  },
  contacts: figureRows(CONTACT_FIGURES),
  furtherFigures: figureRows(FURTHER_FIGURES),
  backlog: {
    rows: all('backlog'),
    name: (row, words) =>
      words.say('row.backlog', {
        what: words.plainName('status', row.text('status'), row.text('status')),
        age: ageOf(row.text('age'), words),
      }),
    cells: { 'column.deliveries': count('deliveries') },
  },
};

function ageOf(age: string, words: Words): Said {
  const ids = { 'under 1 h': 'age.under1', '1 to 4 h': 'age.from1', '4 to 24 h': 'age.from4', 'over 24 h': 'age.over24' } as const;
  const id = Object.entries(ids).find(([known]) => known === age)?.[1];
  return id === undefined ? words.name(age) : words.say(id);
}

/** What every row of the files would say in the mail. */
export function toldRows({ rows, name, cells }: ToldTable, tables: FileTables, words: Words): ToldRow[] {
  return rows(tables, words).map((row) => ({
    name: name(row, words),
    cells: Object.fromEntries(Object.entries(cells).map(([label, cell]) => [words.say(label as 'column.share'), cell(row, words, tables)])),
  }));
}
