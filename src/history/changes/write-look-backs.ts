/** Keeps with the facts of a day what they have behind them. */
import type { LookBack } from '../../metrics/contacts/look-back/look-back.ts';
import { DAY_MS } from '../../time/lengths.ts';
import { isFolded, stateOf } from '../days/day.ts';
import { fileName, fileNotes } from '../days/day-blobs.ts';
import { readAnyFile } from '../days/day-files.ts';
import { streamRecords } from '../days/day-records.ts';
import { FACTS, factFileWith } from '../days/record-kinds.ts';
import type { DayState } from '../quarters/quarter-store.ts';
import { retryConflicts, unlessChanged } from '../tables/conflicts.ts';
import type { CompactPorts } from './compact-day.ts';

/** QuarterStore.writeLookBacks(): the same facts in a file of the same revision, so that nobody who reads them meanwhile meets anything else. */
export async function writeLookBacks(
  { days, blobs, now }: CompactPorts & { readonly now: () => number },
  { dayMs, state: asked }: Pick<DayState, 'dayMs' | 'state'>,
  lookBacks: ReadonlyMap<string, LookBack>,
  state: string,
): Promise<boolean> {
  const stored = await days.read(dayMs);
  if (stored === undefined || stateOf(stored.day) !== asked || !isFolded(stored.day)) return false;
  const { life, files } = stored.day;
  const file = await readAnyFile(blobs, dayMs, 'facts');
  const revision = files.get('facts');
  if (file === undefined || file.life !== life || file.revision !== revision) return false;
  const made = factFileWith(lookBacks, fileNotes({ life, revision }));
  for await (const { quarterMs, records } of streamRecords({ open: [], folded: file.bytes }, [dayMs, dayMs + DAY_MS], FACTS))
    made.add(quarterMs, records);
  const bytes = made.finish();
  if (bytes === undefined || !(await unlessChanged(() => blobs.write(fileName('facts', dayMs), bytes, file.etag)))) return false;
  await retryConflicts(async () => {
    const current = await days.read(dayMs);
    if (current?.day.life !== life || current.day.files.get('facts') !== revision) return;
    await days.write({ ...current.day, lookBack: { revision, state, atMs: now() } }, current.etag);
  });
  return true;
}
