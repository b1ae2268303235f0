/** The lists of quarter hours, a day at a time. */
import { contactFactOf } from '../../metrics/contacts/contact-fact.ts';
import { type ContactKeys, newContactKeys } from '../../metrics/contacts/contact-keys.ts';
import { newContactParts } from '../../metrics/contacts/contact-parts.ts';
import { NO_LOOK_BACK } from '../../metrics/contacts/look-back/look-back.ts';
import { narrowCube } from '../../metrics/cube/cube.ts';
import type { Blobs } from '../blobs/blobs.ts';
import { cubesIn, talliesIn } from '../parquet/cube-reader.ts';
import { LOOK_BACK_NOTE } from '../parquet/look-back-columns.ts';
import { notesOf } from '../parquet/parquet-file.ts';
import type { NarrowLists, QuarterLists } from '../quarters/quarter-store.ts';
import { type Day, quarterStateOf, type RecordKind } from './day.ts';
import { attemptedIn, contactsIn, keptContacts } from './day-contacts.ts';
import { readDayCubes } from './day-cubes.ts';
import { type RecordFiles, readRecordFiles } from './day-files.ts';
import { type DayReader, isIn } from './day-reader.ts';
import { type Decoding, type QuarterRecords, type Span, streamRecords } from './day-records.ts';
import { ATTEMPTED, CREATED, countedDecoding, INTAKE_SCOPES, type Keyed } from './narrow-decodings.ts';
import { quarterSums } from './quarter-sums.ts';
import { contactDecoding, FACTS, INTAKES } from './record-kinds.ts';

/** The lists of what `reader` gives. */
export function quarterLists(blobs: Blobs, reader: DayReader): QuarterLists & NarrowLists {
  const { list } = reader;

  async function recordsOf<R>(day: Day, kind: RecordKind, span: Span, decoding: Decoding<R>): Promise<QuarterRecords<R>[]> {
    return Array.fromAsync(streamRecords(await readRecordFiles(blobs, day, kind), span, decoding));
  }

  async function keysOf(day: Day, kind: RecordKind, span: Span, decoding: Decoding<Keyed>): Promise<readonly ContactKeys[]> {
    const keys = newContactKeys();
    for await (const { records } of streamRecords(await readRecordFiles(blobs, day, kind), span, decoding)) records.forEach(keys.add);
    return keys.finish();
  }

  return {
    ...quarterSums(blobs, reader),
    listCubes: (fromMs, toMs, lists) =>
      list(fromMs, toMs, async (day, span) => {
        const { folded, isFolded, counted } = await readDayCubes(blobs, day, span, true);
        const stored = folded === undefined ? [] : await cubesIn(folded.files, (at) => isIn(span, at) && isFolded(at), lists);
        const others = await Array.fromAsync(counted, ({ quarterMs, cube }) => ({
          quarterMs,
          cube: lists === undefined ? cube : narrowCube(cube, lists),
        }));
        return [...stored, ...others].sort(byQuarter);
      }),
    listTallies: (fromMs, toMs) =>
      list(fromMs, toMs, async (day, span) => {
        const { folded, isFolded, counted } = await readDayCubes(blobs, day, span, false);
        const stored = folded === undefined ? [] : await talliesIn(folded.files.tallies, (at) => isIn(span, at) && isFolded(at));
        const others = await Array.fromAsync(counted, ({ quarterMs, cube }) => ({ quarterMs, cells: cube.cells }));
        return [...stored, ...others].sort(byQuarter);
      }),
    listStates: (fromMs, toMs) =>
      list(fromMs, toMs, async (day, span) =>
        [...day.quarters].filter(([at]) => isIn(span, at)).map(([at, quarter]) => quarterStateOf(day, at, quarter)),
      ),
    listFacts: (fromMs, toMs) =>
      list(fromMs, toMs, async (day, span) =>
        (await recordsOf(day, 'facts', span, FACTS)).map(({ quarterMs, records }) => ({ quarterMs, facts: records })),
      ),
    listContactFacts: (fromMs, toMs, contacts) =>
      list(fromMs, toMs, async (day, span) => {
        const files = await readRecordFiles(blobs, day, 'facts');
        const withLookBacks = contacts === undefined && hasLookBacks(files);
        const found = await Array.fromAsync(streamRecords(files, span, contactDecoding(contacts, withLookBacks)));
        return found.map(({ quarterMs, records }) => ({
          quarterMs,
          facts: records.map(({ fact }) => fact),
          ...(withLookBacks && { lookBacks: records.map(({ lookBack }) => lookBack ?? NO_LOOK_BACK) }),
        }));
      }),
    listContactParts: (fromMs, toMs, caps) =>
      list(fromMs, toMs, async (day, span) => {
        const kept = await keptContacts(blobs, day);
        if (kept !== undefined) return [await contactsIn(kept, day, span, caps)];
        const created = await keysOf(day, 'intakes', span, CREATED);
        const files = await readRecordFiles(blobs, day, 'facts');
        if (!hasLookBacks(files)) return [{ dayMs: day.dayMs, created }];
        const parts = newContactParts({ caps });
        for await (const { records } of streamRecords(files, span, countedDecoding(caps)))
          for (const { fact, lookBack } of records) parts.add(contactFactOf(fact), lookBack);
        return [{ dayMs: day.dayMs, parts: parts.finish(), created }];
      }),
    listAttempted: (fromMs, toMs) =>
      list(fromMs, toMs, async (day, span) => {
        const kept = await keptContacts(blobs, day);
        return kept === undefined ? keysOf(day, 'facts', span, ATTEMPTED) : attemptedIn(kept, day, span);
      }),
    listIntakeScopes: (fromMs, toMs) =>
      list(fromMs, toMs, async (day, span) =>
        (await recordsOf(day, 'intakes', span, INTAKE_SCOPES)).map(({ quarterMs, records }) => ({ quarterMs, rows: records })),
      ),
    listIntakes: (fromMs, toMs) =>
      list(fromMs, toMs, async (day, span) =>
        (await recordsOf(day, 'intakes', span, INTAKES)).map(({ quarterMs, records }) => ({ quarterMs, intakes: records })),
      ),
  };
}

function byQuarter(a: { readonly quarterMs: number }, b: { readonly quarterMs: number }): number {
  return a.quarterMs - b.quarterMs;
}

/** A fact that came since may be what others have behind them. */
function hasLookBacks({ open, folded }: RecordFiles): boolean {
  return folded !== undefined && open.length === 0 && notesOf(folded).lookBack === LOOK_BACK_NOTE;
}
