/** Why numbers can still change, as an English sentence: what JSON readers get beside the data. */
import { wallMsAt } from '../../time/offsets.ts';
import type { ProvisionalReasons, ReasonWith } from './reason.ts';

type Sentences = { readonly [Id in keyof ProvisionalReasons]: (values: ProvisionalReasons[Id], zone: string) => string };

const SENTENCES: Sentences = {
  lostChanges: ({ from, to }) =>
    `Dataverse was not read in time: what changed from ${utc(from)} to ${utc(to)} may have expired there before it was read.`,
  notReadYet: () => 'The deliveries of this period have not been read from Dataverse yet.',
  partNotRead: () => 'A part of this period has not been read from Dataverse yet.',
  readUpTo: ({ until, end }) => `Dataverse has been read up to ${utc(until)}; the period ends at ${utc(end)}.`,
  justEnded: () => 'The period has only just ended; late results may follow.',
  tooManyOpen({ open, created, share: now, limit: most }) {
    const [share, limit] = percentPair(now, most);
    return `${open} of the ${created} deliveries created in the period are still open: ${share}, and only under ${limit} counts as final.`;
  },
  unreadableHours: ({ spans, more }, zone) => {
    const others = more > 0 ? ` and ${more} more spans` : '';
    return `What is stored of ${spans.map((span) => spanWords(span, zone)).join(', ')}${others} cannot be read and is missing here.`;
  },
};

/** `zone` = whose clock hours of the period are told by. */
export function provisionalSentence<Id extends keyof ProvisionalReasons>({ id, values }: ReasonWith<Id>, zone: string): string {
  return SENTENCES[id](values, zone);
}

/** "2026-11-22 10:15 to 11:00" of an ISO 8601 interval, by the clock of the zone. */
export function spanWords(span: string, zone: string): string {
  const [from = '', to = ''] = span.split('/').map((instant) => wallText(Date.parse(instant), zone));
  return `${from} to ${from.slice(0, 10) === to.slice(0, 10) ? to.slice(11) : to}`;
}

function wallText(ms: number, zone: string): string {
  return new Date(wallMsAt(ms, zone)).toISOString().slice(0, 16).replace('T', ' ');
}

function utc(instant: string): string {
  return `${instant.slice(0, 16).replace('T', ' ')} UTC`;
}

/** Two shares with one decimal, or as many more as tell them apart. */
function percentPair(share: number, other: number): readonly [string, string] {
  const digits = [1, 2, 3, 4, 5].find((most) => percent(share, most) !== percent(other, most)) ?? 1;
  return [percent(share, digits), percent(other, digits)];
}

function percent(share: number, digits: number): string {
  return `${Number((share * 100).toFixed(digits))} %`;
}
