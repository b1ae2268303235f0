/** The lists that reports are made of, loaded once for all who ask for the same of the same state of history. */
import { hash } from 'node:crypto';
import type { Noted } from '../../history/quarters/noted.ts';
import type { QuarterLists, ReadableLists } from '../../history/quarters/quarter-store.ts';
import type { Cube } from '../../metrics/cube/cube.ts';
import { mapAhead } from '../../parallel.ts';
import { DAY_MS } from '../../time/lengths.ts';
import { attemptedContacts, contactRows, createdContacts, type QuarterScopes, scopesByQuarter, tallyParts } from './grouped.ts';
import { type Loaded, newLoaded } from './loaded.ts';
import type { ContactKeys, ContactRows, ReportLists, Span, TallyPart } from './report-lists.ts';

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
    load: (own: QuarterLists) => Promise<T>,
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
  async function* byDay<T>(name: string, whole: Span, load: (own: QuarterLists, span: Span) => Promise<readonly T[]>, sizeOf: SizeOf<T>) {
    const spans = Array.fromAsync(lists.listEtags(whole.fromMs, whole.toMs), ({ dayMs }) => ({
      fromMs: Math.max(dayMs, whole.fromMs),
      toMs: Math.min(dayMs + DAY_MS, whole.toMs),
    }));
    const loadDay = (span: Span) => share(name, [span], (own) => load(own, span), sizeOfAll(sizeOf));
    for await (const found of mapAhead(await spans, PARALLEL_DAYS, loadDay)) yield* found;
  }

  const { listCubes, listTallies, sumTallies, listStates, listFacts, listContactFacts, listIntakes, unreadable } = lists;
  return {
    ...{ listCubes, listTallies, sumTallies, listStates, listFacts, listContactFacts, listIntakes, unreadable },
    get filedBy() {
      return lists.filedBy;
    },
    sumCubes: (fromMs, toMs, names) =>
      share(`cube ${names?.join()}`, [{ fromMs, toMs }], (own) => own.sumCubes(fromMs, toMs, names), sizeOfCube),
    listContacts: (fromMs, toMs) => byDay('contacts', { fromMs, toMs }, contactRows, sizeOfRows),
    listAttempted: (fromMs, toMs) => byDay('attempted', { fromMs, toMs }, attemptedContacts, sizeOfKeys),
    listCreated: (fromMs, toMs) => byDay('created', { fromMs, toMs }, createdContacts, sizeOfKeys),
    listScopes: (fromMs, toMs) => byDay('scopes', { fromMs, toMs }, scopesByQuarter, sizeOfScopes),
    listParts: (spans) => share('parts', spans, (own) => tallyParts(own, spans), sizeOfAll(sizeOfPart)),
  };
}

type SizeOf<T> = (value: T) => number;

/** As measured, one with the other. */
const BYTES = { quarter: 100, row: 450, key: 50, counts: 80, cell: 1000, entry: 120, part: 800 };

function sizeOfAll<T>(sizeOf: SizeOf<T>): SizeOf<readonly T[]> {
  return (values) => values.reduce((sum, value) => sum + sizeOf(value), 0);
}

function sizeOfRows({ facts }: ContactRows): number {
  return facts.length * BYTES.row;
}

function sizeOfKeys({ contacts }: ContactKeys): number {
  return contacts.length * BYTES.key;
}

function sizeOfScopes({ scopes }: QuarterScopes): number {
  return BYTES.quarter + scopes.length * BYTES.counts;
}

function sizeOfPart({ quarters }: TallyPart): number {
  return BYTES.part + 8 * quarters.length;
}

function sizeOfCube({ cells }: Cube): number {
  let entries = 0;
  for (const { detail } of cells)
    for (const list of Object.values(detail)) entries += 'entries' in list ? list.entries.length : list.length;
  return cells.length * BYTES.cell + entries * BYTES.entry;
}
