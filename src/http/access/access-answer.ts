/** What is kept of one person, as an answer that can be given to them; the run log says that it was asked, and not of whom. */
import type { HttpResponseInit } from '@azure/functions';
import { KEY_READER } from '../../access/reader.ts';
import type { RecordAccess } from '../../access/record-access.ts';
import type { Person } from '../../metrics/fact/contact-key.ts';
import type { KeptDelivery } from '../../retention/kept-delivery.ts';
import type { Kept } from '../../retention/kept-of-contact.ts';
import { jsonAnswer } from '../json-answer.ts';

type TimeName = 'createdMs' | 'finishedMs' | 'startMs' | 'endMs' | 'windowStartMs' | 'windowEndMs';
type ShownTimes = Readonly<Record<'createdAt' | 'finishedAt' | 'startedAt' | 'endedAt' | 'windowFrom' | 'windowTo', string | null>>;

export interface ShownKept {
  readonly asOf: string;
  readonly lookedUpBy: Kept['by'];
  readonly deliveries: readonly (Omit<KeptDelivery, TimeName> & ShownTimes)[];
  readonly days: readonly { readonly date: string; readonly keptUntil: string }[];
  readonly notes: readonly string[];
}

export interface AccessPorts {
  readonly access: { readonly record: RecordAccess };
  keptOf(person: Person): Promise<Kept>;
}

/** @throws StoreError */
export async function accessAnswer({ access, keptOf }: AccessPorts, person: Person): Promise<HttpResponseInit> {
  return access.record(async (note) => {
    note({ reader: KEY_READER });
    const kept = await keptOf(person);
    note({ counters: { deliveriesOfOnePerson: kept.deliveries.length } });
    return jsonAnswer(shownKept(kept));
  });
}

/** Pure. */
export function shownKept({ by, asOfMs, deliveries, days, periods }: Kept): ShownKept {
  return {
    asOf: isoOf(asOfMs),
    lookedUpBy: by,
    deliveries: deliveries.map(shownDelivery),
    days: days.map(({ dayMs, untilMs }) => ({ date: isoOf(dayMs).slice(0, 10), keptUntil: isoOf(untilMs) })),
    notes: [
      `Deliveries are kept for ${periods.factsDays} days after their day, or after that was last filed to; then they are removed.`,
      `Counts by quarter hour are kept for ${periods.cubeDays} days, day reports and digests ${snapshotWords(periods.snapshotDays)}: they hold counts only, and nobody can be told from them.`,
      'The person is kept as a pseudonym, made with a secret key of the organisation; no name, number or id of a contact is kept.',
      by === 'contactId'
        ? 'Looked up by contact id: deliveries without one are found by the telephone number.'
        : 'Looked up by telephone number: deliveries with a contact id are found by that id alone.',
      'Who handled a call is left out. What was filed with an earlier secret key cannot be found, and is removed after the same time.',
    ],
  };
}

function snapshotWords(days: number | undefined): string {
  return days === undefined ? 'without a limit' : `for ${days} days`;
}

function shownDelivery(kept: KeptDelivery): ShownKept['deliveries'][number] {
  const { createdMs, finishedMs, startMs, endMs, windowStartMs, windowEndMs, ...rest } = kept;
  return {
    ...rest,
    createdAt: isoOrNull(createdMs),
    finishedAt: isoOrNull(finishedMs),
    startedAt: isoOrNull(startMs),
    endedAt: isoOrNull(endMs),
    windowFrom: isoOrNull(windowStartMs),
    windowTo: isoOrNull(windowEndMs),
  };
}

function isoOrNull(ms: number | null): string | null {
  return ms === null ? null : isoOf(ms);
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}
