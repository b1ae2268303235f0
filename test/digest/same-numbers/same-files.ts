/** Whether a mail's HTML tells what the files of its report tell: every figure, every cell, the bars, and the numbers of the findings. */
import type { MessageId, Words } from '../../../src/words/words.ts';
import type { ReadMail, ReadSection } from './read-html.ts';
import type { FileTables } from './read-report-files.ts';
import { TOP_FIGURES } from './told-figures.ts';
import { TOLD_TABLES, toldRows } from './told-tables.ts';

// These show a part of their rows by a rule of their own.
const SOME: readonly string[] = ['hourTable', 'callerIds', 'bestTime', 'reach', 'contacts', 'furtherFigures'];
const [TILE_PX, STRIP_PX] = [22, 34];
const DAYS: Readonly<Partial<Record<MessageId, string>>> = {
  'figure.deliveries': 'deliveries',
  'figure.attempts': 'attempts',
  'figure.reached': 'rates.liveMin.value',
  'figure.offHook': 'rates.offHook.value',
  'figure.converted': 'rates.conversion.value',
  'figure.abandoned': 'rates.abandonment.value',
};

/** What differs; empty where the same is told. */
export function differencesOfFiles(mail: ReadMail, tables: FileTables, words: Words): string[] {
  return [
    ...ofTiles(mail, tables, words),
    ...ofStrip(mail, tables),
    ...mail.sections.flatMap((section) => ofSection(section, tables, words)),
  ];
}

function ofTiles({ tiles }: ReadMail, tables: FileTables, words: Words): string[] {
  return tiles.flatMap(({ label, value, change, bars }) => {
    const [id, told] = Object.entries(TOP_FIGURES).find(([one]) => words.say(one as 'figure.open') === label) ?? [];
    if (id === undefined || told === undefined) return [`nothing is known of the figure ${label}`];
    const written = told(tables, words);
    const days = DAYS[id as MessageId];
    return [
      ...unless(`${label}: value`, value, written.value),
      // An arrow may stand before it.
      ...unless(`${label}: change`, change.replace(/^[▲▼] /, ''), written.change ?? ''),
      ...unless(
        `${label}: days`,
        bars,
        days === undefined
          ? []
          : heightsOf(
              // The last two weeks.
              tables('trend')
                .slice(-14)
                .map((row) => row.number(days)),
              TILE_PX,
            ),
      ),
    ];
  });
}

/** None where no value is known. */
function heightsOf(values: readonly (number | null)[], px: number): number[] {
  if (values.every((value) => value === null)) return [];
  const most = Math.max(...values.map((value) => value ?? 0));
  return values.map((value) => (value === null ? 0 : most === 0 ? 1 : Math.max(1, Math.round((value / most) * px))));
}

/** The hours of the strip are those with an attempt, and those between. */
function ofStrip({ sections }: ReadMail, tables: FileTables): string[] {
  const strip = sections.find(({ id }) => id === 'hours');
  if (strip === undefined) return [];
  const hours = tables('byHour');
  const isBusy = (i: number) => (hours[i]?.number('attempts') ?? 0) > 0;
  const busy = hours.flatMap((_, i) => (isBusy(i) ? [i] : []));
  const shown = hours.slice(busy[0], (busy.at(-1) ?? 0) + 1);
  const reached = shown.map((hour) => hour.number('liveMin') ?? 0);
  const most = Math.max(...reached);
  return [
    ...unless('bars of the hours', strip.strip, heightsOf(reached, STRIP_PX)),
    ...unless(
      'hours under the bars',
      strip.labels,
      shown.flatMap((hour, i) => (i % 3 === 0 ? [hour.text('key')] : [])),
    ),
    ...unless('the best hour', strip.note.match(/\d+/g)?.includes(String(most)) ?? false, true),
  ];
}

function ofSection({ id, head, rows, more }: ReadSection, tables: FileTables, words: Words): string[] {
  if (rows.length === 0) return [];
  const table = TOLD_TABLES[id as keyof typeof TOLD_TABLES];
  if (table === undefined) return [`nothing is known of the table ${id}`];
  const told = toldRows(table, tables, words);
  const left = told.map(({ name, cells }) => JSON.stringify([name, ...head.slice(1).map((label) => cells[label])]));
  const apart = rows.flatMap(({ name, cells }) => {
    const row = JSON.stringify([name, ...cells]);
    const place = left.indexOf(row);
    if (place < 0) return [`${id}: the files have no row ${row}, but ${left.slice(0, 3)}`];
    left.splice(place, 1);
    return [];
  });
  const isNamed = left.length === 0 ? more === '' : SOME.includes(id) || more.includes(words.count(left.length));
  return isNamed ? apart : [...apart, `${id}: ${left.length} rows of the files are not in the mail, which says "${more}"`];
}

function unless(what: string, said: unknown, told: unknown): string[] {
  return JSON.stringify(said) === JSON.stringify(told) ? [] : [`${what}: mail ${JSON.stringify(said)}, files ${JSON.stringify(told)}`];
}
