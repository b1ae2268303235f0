/** Keeps with the facts of a day what they have behind them, and beside them what follows from it of contacts. */
import type { LookBack } from '../../metrics/contacts/look-back/look-back.ts';
import { DAY_MS } from '../../time/lengths.ts';
import { together } from '../days/both-records.ts';
import { type Day, isFolded, stateOf } from '../days/day.ts';
import { contactsName, fileName, fileNotes, newName } from '../days/day-blobs.ts';
import { contactLines, newContactFile } from '../days/day-contacts.ts';
import { type RecordFiles, readAnyFile, readRecordFiles, whileFresh } from '../days/day-files.ts';
import { streamRecords } from '../days/day-records.ts';
import { FACTS, factFileWith, INTAKES } from '../days/record-kinds.ts';
import type { DayState } from '../quarters/quarter-store.ts';
import { retryConflicts, unlessChanged } from '../tables/conflicts.ts';
import type { CompactPorts } from './compact-day.ts';

type LookBacks = ReadonlyMap<string, LookBack>;
type Ports = CompactPorts & { readonly now: () => number };

/**
 * QuarterStore.writeLookBacks(): the same facts in a file of the same revision, so that nobody who reads them meanwhile meets anything else; and a blob of
 * contacts, which nobody reads until the day's entity names it.
 */
export async function writeLookBacks(
  ports: Ports,
  { dayMs, state: asked }: Pick<DayState, 'dayMs' | 'state'>,
  lookBacks: LookBacks,
  state: string,
): Promise<boolean> {
  const { days, blobs } = ports;
  const stored = await days.read(dayMs);
  if (stored === undefined || stateOf(stored.day) !== asked || !isFolded(stored.day)) return false;
  const { day } = stored;
  const file = await readAnyFile(blobs, dayMs, 'facts');
  const revision = day.files.get('facts');
  if (file === undefined || revision === undefined || file.life !== day.life || file.revision !== revision) return false;
  const intakes = await whileFresh(days, stored, (current) => readRecordFiles(blobs, current.day, 'intakes'));
  if (intakes === undefined) return false;
  const { facts, contacts } = await filesWith(lookBacks, day, { facts: { open: [], folded: file.bytes }, intakes });
  if (facts === undefined || !(await unlessChanged(() => blobs.write(fileName('facts', dayMs), facts, file.etag)))) return false;
  await noteLookBack(ports, day, { revision, state, atMs: ports.now() }, contacts);
  return true;
}

async function filesWith(
  lookBacks: LookBacks,
  day: Day,
  records: { readonly facts: RecordFiles; readonly intakes: RecordFiles },
): Promise<{ readonly facts: Uint8Array | undefined; readonly contacts: Uint8Array | undefined }> {
  const span = [day.dayMs, day.dayMs + DAY_MS] as const;
  const { life, files } = day;
  const facts = factFileWith(lookBacks, fileNotes({ life, revision: files.get('facts') ?? 0 }));
  const contacts = newContactFile(fileNotes(day));
  for await (const quarter of together(streamRecords(records.facts, span, FACTS), streamRecords(records.intakes, span, INTAKES))) {
    facts.add(quarter.quarterMs, quarter.facts);
    contacts.add(quarter.quarterMs, contactLines(quarter, lookBacks));
  }
  return { facts: facts.finish(), contacts: contacts.finish() };
}

/** Names the contacts in the day's entity, unless the day has changed meanwhile; what is not named is removed. */
async function noteLookBack(
  { days, blobs }: Ports,
  day: Day,
  lookBack: NonNullable<Day['lookBack']>,
  contacts: Uint8Array | undefined,
): Promise<void> {
  const withContacts = { ...lookBack, contacts: { revision: day.revision, name: contacts === undefined ? '' : newName(day.revision) } };
  const written = contactsName({ ...day, lookBack: withContacts });
  if (contacts !== undefined && written !== undefined) await blobs.write(written, contacts, null);
  const unnamed = await retryConflicts(async () => {
    const current = await days.read(day.dayMs);
    if (current?.day.life !== day.life || current.day.files.get('facts') !== lookBack.revision) return [written];
    const isNamed = current.day.revision === day.revision;
    await days.write({ ...current.day, lookBack: isNamed ? withContacts : lookBack }, current.etag);
    // An attempt that seemed to fail may have named it already.
    return [contactsName(current.day), written].filter((name) => !isNamed || name !== written);
  });
  for (const name of unnamed) if (name !== undefined) await blobs.remove(name);
}
