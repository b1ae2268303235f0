/** Calls given up while they waited, out of both denominators that are in use. */
import { ABANDONMENT_DAYS, ABANDONMENT_LIMIT } from '../../report/abandonment-report.ts';
import type { Abandonment, Report } from '../../report/report.ts';
import type { Said, Words } from '../../words/words.ts';
import { given } from '../tables/given.ts';
import { type Column, firstOf, type Named, type TableView, tableOf, withRowsOrNote } from '../tables/table-view.ts';

const MAX_ROWS = 6;

/** A denominator with what was given up of it: `said` is its name, and only those of configurations have a limit. */
export interface AbandonRow extends Named {
  readonly said: Said;
  readonly abandoned: number;
  readonly of: number;
  readonly value: number | null;
  readonly limit: number | null;
  readonly room: number | null;
}

/** Those with the least room first; without a source it says that abandonment is not measurable. */
export function abandonmentTable({ compliance, totals }: Pick<Report, 'compliance' | 'totals'>, words: Words): TableView | null {
  const { abandonment } = compliance;
  const head = { title: words.say('title.abandonment'), nameLabel: words.say('head.outOfWhat') };
  if (abandonment.source !== null) {
    const note = noteOf(abandonment, abandonment.source, words);
    return firstOf({ ...head, note }, abandonRows(abandonment, words), columnsOf(words), words, MAX_ROWS);
  }
  const note = (totals.voiceAttempts ?? 0) > 0 ? words.say('note.abandonmentNone') : null;
  return withRowsOrNote(tableOf({ ...head, note }, [], [], words));
}

function columnsOf(words: Words): readonly Column<AbandonRow>[] {
  return [
    { label: words.say('column.abandoned'), text: ({ abandoned }) => words.count(abandoned) },
    { label: words.say('column.outOf'), text: ({ of }) => words.count(of) },
    {
      label: words.say('column.rate'),
      text: ({ value, limit }) => (limit === null ? words.percent(value) : words.finePair(value, limit)[0]),
    },
    { label: words.say('column.limit'), wideOnly: true, text: ({ value, limit }) => limitOf(value, limit, words) },
    { label: words.say('column.room'), wideOnly: true, text: ({ room }) => (room === null ? '' : words.count(room)) },
  ];
}

/** As roughly as a limit is set, unless the rate beside it would read as the same; empty without a limit. */
export function limitOf(value: number | null, limit: number | null, words: Words): string {
  if (limit === null) return '';
  const [rate, fine] = words.finePair(value, limit);
  return value === null || rate === words.percent(value) ? words.roughPercent(limit) : fine;
}

/** Of the regulators' denominator only where a row has it. */
function noteOf({ days, regulatory }: Abandonment, source: NonNullable<Abandonment['source']>, words: Words): Said {
  const note = words.say('note.abandonment', { source, sourceName: words.say(`source.${source}`) });
  if (regulatory.length === 0) return note;
  const known = days < ABANDONMENT_DAYS ? 'no' : 'yes';
  return words.paragraph([note, words.say('note.regulatory', { days: ABANDONMENT_DAYS, known, held: days })]);
}

/** Microsoft's denominator, then the regulators' of each configuration, those with the least room first. */
export function abandonRows({ microsoft, regulatory }: Abandonment, words: Words): AbandonRow[] {
  const { numerator, denominator, value } = microsoft;
  return [
    { name: '', said: words.say('row.attempts'), abandoned: numerator, of: denominator, value, limit: null, room: null },
    ...regulatory
      .toSorted((a, b) => a.room - b.room)
      .map(({ name, liveAnswered, limit = ABANDONMENT_LIMIT, ...rest }) => ({
        ...rest,
        name,
        said: words.say('row.live', { name: given(name) }),
        of: liveAnswered,
        limit,
      })),
  ];
}
