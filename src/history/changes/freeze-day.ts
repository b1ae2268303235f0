/** Freezes a day: its facts go, and of its intake entries those that nobody asks for again. */
import type { Intake } from '../../metrics/fact/fact.ts';
import { DAY_MS } from '../../time/lengths.ts';
import { quarterOf } from '../../time/quarter.ts';
import type { Day, DayQuarter } from '../days/day.ts';
import { readRecordFiles, whileFresh } from '../days/day-files.ts';
import { streamRecords } from '../days/day-records.ts';
import { dayOfInstant, type StoredDay } from '../days/day-table.ts';
import { INTAKES } from '../days/record-kinds.ts';
import type { QuarterStore } from '../quarters/quarter-store.ts';
import { unlessChanged } from '../tables/conflicts.ts';
import { withoutContact } from './apply-edits.ts';
import { compactDay, isUnfolded } from './compact-day.ts';
import { type EditPorts, writeChange } from './edit-days.ts';

/** QuarterStore.freezeDay() */
export async function freezeDay(
  ports: EditPorts,
  { dayMs, etag }: Parameters<QuarterStore['freezeDay']>[0],
  frozen: ReadonlySet<number>,
): Promise<boolean> {
  const stored = await ports.days.read(dayMs);
  if (stored?.etag !== etag) return false;
  // Its cubes are the last ones from now on, so they have to have all that was changed.
  const folded = isUnfolded(stored.day) ? await foldedDay(ports, stored.day) : stored;
  if (folded === undefined) return false;
  if ((await whileFresh(ports.days, folded, (current) => writeUnlessChanged(ports, current, folded.etag, frozen))) !== true) return false;
  await compactDay(ports, dayMs);
  return true;
}

/** Undefined where it was changed meanwhile. */
async function foldedDay(ports: EditPorts, { dayMs, life, revision }: Day): Promise<StoredDay | undefined> {
  await compactDay(ports, dayMs);
  const stored = await ports.days.read(dayMs);
  return stored?.day.life === life && stored.day.revision === revision && !isUnfolded(stored.day) ? stored : undefined;
}

async function writeUnlessChanged(ports: EditPorts, current: StoredDay, etag: string, frozen: ReadonlySet<number>): Promise<boolean> {
  return current.etag === etag && unlessChanged(() => writeFrozen(ports, current, frozen));
}

async function writeFrozen(ports: EditPorts, { day, etag }: StoredDay, frozen: ReadonlySet<number>): Promise<void> {
  const files = await readRecordFiles(ports.blobs, day, 'intakes');
  const quarters = new Map<number, DayQuarter>(
    Array.from(day.quarters, ([at, quarter]) => [at, { ...quarter, facts: 0, intakes: 0, open: 0 }]),
  );
  const intakes: { quarterMs: number; id: string; record: Intake | undefined }[] = [];
  for await (const { quarterMs, records } of streamRecords(files, [day.dayMs, day.dayMs + DAY_MS], INTAKES)) {
    const kept = records.filter((intake) => !isSettled(intake, day.dayMs, frozen));
    const open = kept.filter(({ placeMs }) => placeMs === null).length;
    const quarter = quarters.get(quarterMs);
    if (quarter !== undefined) quarters.set(quarterMs, { ...quarter, intakes: kept.length, open });
    const keptIds = new Set(kept.map(({ id }) => id));
    for (const record of records) {
      if (!keptIds.has(record.id)) intakes.push({ quarterMs, id: record.id, record: undefined });
      else if (record.contact !== '') intakes.push({ quarterMs, id: record.id, record: withoutContact(record) });
    }
  }
  if (day.frozen && intakes.length === 0) return;
  const left = new Map([...day.files].filter(([kind]) => kind !== 'facts'));
  await writeChange(ports, { day: { ...day, frozen: true, revision: day.revision + 1, files: left, quarters }, facts: [], intakes }, etag);
}

/** Whether a delivery's fact can lie nowhere but in days that are frozen, so that nobody has to know where. */
function isSettled({ placeMs, alsoAt }: Intake, dayMs: number, frozen: ReadonlySet<number>): boolean {
  if (placeMs === null) return false;
  const isFrozen = (place: number) => dayOfInstant(place) === dayMs || frozen.has(dayOfInstant(place));
  return [quarterOf(placeMs), ...alsoAt].every(isFrozen);
}
