/** The lists that reports are made of, loaded once for all who ask for the same of the same state of history. */
import { hash } from 'node:crypto';
import type { Noted } from '../../history/quarters/noted.ts';
import type { DayContacts, ReadableLists } from '../../history/quarters/quarter-store.ts';
import type { ContactKeys } from '../../metrics/contacts/contact-keys.ts';
import type { ContactPart } from '../../metrics/contacts/contact-parts.ts';
import type { FrequencyCap } from '../../metrics/contacts/frequency-caps.ts';
import { countEntries } from '../../metrics/cube/count-entries.ts';
import type { Cube } from '../../metrics/cube/cube.ts';
import { mapAhead } from '../../parallel.ts';
import { DAY_MS } from '../../time/lengths.ts';
import { type QuarterScopes, scopesByQuarter, tallyParts } from './grouped.ts';
import { lookedAt, lookedBackParts } from './load-contact-parts.ts';
import { type Loaded, newLoaded } from './loaded.ts';
import type { ContactsPart, ReportLists, Span, TallyPart } from './report-lists.ts';

const PARALLEL_DAYS = 2;

interface Kept<T> {
  readonly value: T;
  readonly noted: Noted;
}

/** @param lists of one report: what was noted while something was loaded is noted there too, whoever loaded it. @param loaded @default shared with nobody */
export function sharedLists(lists: ReadableLists, loaded: Loaded = newLoaded(0)): ReportLists {
  async function share<T>(
    name: string,
    spans: readonly Span[],
    load: (own: ReadableLists) => Promise<T>,
    sizeOf: (value: T) => number,
  ): Promise<T> {
    const [first, last] = [spans[0], spans.at(-1)];
    const days = first && last ? await Array.fromAsync(lists.listEtags(first.fromMs, last.toMs)) : [];
    const key = hash('sha256', JSON.stringify([name, spans.map(({ fromMs, toMs }) => [fromMs, toMs]), days]));
    const { value, noted } = await loaded.share<Kept<T>>(key, async () => {
      const own = lists.apart();
      const found = { value: await load(own), noted: { unreadable: own.unreadable, filedBy: own.filedBy } };
      // What cannot be read may be put back without a change of its day.
      return own.unreadable.size > 0
        ? { value: found }
        : { value: found, sizeBytes: sizeOf(found.value) + own.filedBy.size * BYTES.quarter };
    });
    lists.note(noted);
    return value;
  }

  /** A day of UTC at a time, so that no more than that has to fit in memory. */
  async function* byDay<T>(name: string, whole: Span, load: (own: ReadableLists, span: Span) => Promise<T>, sizeOf: SizeOf<T>) {
    const spans = Array.fromAsync(lists.listEtags(whole.fromMs, whole.toMs), ({ dayMs }) => ({
      fromMs: Math.max(dayMs, whole.fromMs),
      toMs: Math.min(dayMs + DAY_MS, whole.toMs),
    }));
    yield* mapAhead(await spans, PARALLEL_DAYS, (span) => share(name, [span], (own) => load(own, span), sizeOf));
  }

  async function* allByDay<T>(...of: Parameters<typeof byDay<readonly T[]>>): AsyncGenerator<T> {
    for await (const found of byDay<readonly T[]>(...of)) yield* found;
  }

  async function* listContacts(fromMs: number, toMs: number, caps: readonly FrequencyCap[]): AsyncGenerator<ContactsPart> {
    const name = JSON.stringify(caps);
    const without: Span[] = [];
    const load = async (own: ReadableLists, span: Span) => {
      const days = await Array.fromAsync(own.listContactParts(span.fromMs, span.toMs, caps));
      return { span, days };
    };
    for await (const { span, days } of byDay(`contacts ${name}`, { fromMs, toMs }, load, ({ days }) => sizeOfDays(days))) {
      for (const { parts = [], created } of days) yield { parts, created };
      if (days.some((day) => day.parts === undefined)) without.push(span);
    }
    const looked = lookedAt(without);
    if (looked === undefined) return;
    const loadWithout = (own: ReadableLists) => lookedBackParts(own, without, { caps });
    yield { parts: await share(`looked back ${name} ${JSON.stringify(without)}`, [looked], loadWithout, sizeOfParts), created: [] };
  }

  const { listCubes, listTallies, sumTallies, listStates, listFacts, listContactFacts, listIntakes, unreadable } = lists;
  return {
    ...{ listCubes, listTallies, sumTallies, listStates, listFacts, listContactFacts, listIntakes, unreadable },
    get filedBy() {
      return lists.filedBy;
    },
    sumCubes: (fromMs, toMs, names) =>
      share(`cube ${names?.join()}`, [{ fromMs, toMs }], (own) => own.sumCubes(fromMs, toMs, names), sizeOfCube),
    listContacts,
    listAttempted: (fromMs, toMs) =>
      allByDay(
        'attempted',
        { fromMs, toMs },
        (own, span) => Array.fromAsync(own.listAttempted(span.fromMs, span.toMs)),
        sizeOfAll(sizeOfKeys),
      ),
    listScopes: (fromMs, toMs) => allByDay('scopes', { fromMs, toMs }, scopesByQuarter, sizeOfAll(sizeOfScopes)),
    listParts: (spans) => share('parts', spans, (own) => tallyParts(own, spans), sizeOfAll(sizeOfPart)),
  };
}

type SizeOf<T> = (value: T) => number;

/** As measured, one with the other. */
const BYTES = { quarter: 100, contacts: 3000, contact: 40, waits: 80, keys: 300, counts: 80, cell: 1000, entry: 120, part: 800 };

function sizeOfAll<T>(sizeOf: SizeOf<T>): SizeOf<readonly T[]> {
  return (values) => values.reduce((sum, value) => sum + sizeOf(value), 0);
}

const sizeOfParts = sizeOfAll(({ contacts, sums: { spacing, firstAttempts, slots } }: ContactPart) => {
  const entries = spacing.seconds.length + firstAttempts.seconds.length + slots.length;
  return BYTES.contacts + (contacts.length / 2) * BYTES.contact + entries * BYTES.waits;
});

function sizeOfKeys({ contacts }: ContactKeys): number {
  return BYTES.keys + contacts.byteLength;
}

const sizeOfDays = sizeOfAll(({ parts = [], created }: DayContacts) => sizeOfParts(parts) + sizeOfAll(sizeOfKeys)(created));

function sizeOfScopes({ scopes }: QuarterScopes): number {
  return BYTES.quarter + scopes.length * BYTES.counts;
}

function sizeOfPart({ quarters }: TallyPart): number {
  return BYTES.part + 8 * quarters.length;
}

function sizeOfCube(cube: Cube): number {
  return cube.cells.length * BYTES.cell + countEntries(cube) * BYTES.entry;
}
