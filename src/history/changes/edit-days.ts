/** Edits of days: those that wait for the same day are written together, as blobs of the rows that changed and then the day's entity, under its ETag. */
import { randomBytes } from 'node:crypto';
import { StoreError } from '../../errors.ts';
import type { Blobs } from '../blobs/blobs.ts';
import { conflict } from '../blobs/storage-errors.ts';
import { type Day, newDay, RECORD_KINDS, type RecordKind } from '../days/day.ts';
import { newOpenBlobs, openName } from '../days/day-blobs.ts';
import { whileFresh } from '../days/day-files.ts';
import { type DayTable, dateOf, dayOfInstant, type StoredDay } from '../days/day-table.ts';
import { FACTS, INTAKES } from '../days/record-kinds.ts';
import { checkQuarter } from '../quarters/quarter-key.ts';
import type { QuarterStore } from '../quarters/quarter-store.ts';
import { isConflict, retryConflicts } from '../tables/conflicts.ts';
import { applyEdits, type DayChange, type DayEdit } from './apply-edits.ts';
import { compactDay } from './compact-day.ts';
import type { AskedIds, RowLookUp } from './row-look-up.ts';

export interface EditPorts {
  readonly days: DayTable;
  readonly blobs: Blobs;
  readonly lookUp: RowLookUp;
  /** UTC epoch milliseconds. */
  readonly now: () => number;
}

interface Waiting extends DayEdit {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

// Each has the records of one day's edits in memory.
const PARALLEL_DAYS = 6;
// A reader asks for each of them, and an entity has room for some hundreds.
const MOST_OPEN = 64;

/** QuarterStore.edit() */
export function dayEdits(ports: EditPorts): QuarterStore['edit'] {
  const waiting = new Map<number, Waiting[]>();
  const busy = new Set<number>();

  function begin(): void {
    for (const [dayMs, edits] of waiting) {
      if (busy.size >= PARALLEL_DAYS) return;
      if (busy.has(dayMs)) continue;
      busy.add(dayMs);
      waiting.delete(dayMs);
      void writeEdits(ports, dayMs, edits).finally(() => {
        busy.delete(dayMs);
        begin();
      });
    }
  }

  return async (quarterMs, asked, change, { isFiling = true } = {}) => {
    const dayMs = dayOfInstant(checkQuarter(quarterMs));
    await new Promise<void>((resolve, reject) => {
      const edit = { quarterMs, facts: new Set(asked.facts), intakes: new Set(asked.intakes), change, isFiling, resolve, reject };
      const list = waiting.get(dayMs);
      if (list === undefined) waiting.set(dayMs, [edit]);
      else list.push(edit);
      // Whatever is asked for in this turn is written together.
      setImmediate(begin);
    });
  };
}

async function writeEdits(ports: EditPorts, dayMs: number, edits: readonly Waiting[]): Promise<void> {
  try {
    const openBlobs = await commitEdits(ports, dayMs, edits);
    for (const { resolve } of edits) resolve();
    // The edits are done; what could not be folded now is folded with the next ones, or by the timer.
    if (openBlobs >= MOST_OPEN) await compactDay(ports, dayMs).catch(() => undefined);
  } catch (error) {
    if (error instanceof StoreError || edits.length === 1) for (const { reject } of edits) reject(error);
    // A change that fails holds up none of the others.
    else for (const edit of edits) await writeEdits(ports, dayMs, [edit]);
  }
}

/** Writes what the edits make of a day, anew where another writer is first; gives the number of its edits that are to be folded. @throws StoreError, and what a change throws */
async function commitEdits(ports: EditPorts, dayMs: number, edits: readonly DayEdit[]): Promise<number> {
  return retryConflicts(async () => {
    const stored = await ports.days.read(dayMs);
    if (stored === undefined) return commitTo(ports, newDay(dayMs, randomBytes(6).toString('hex')), null, edits);
    const openBlobs = await whileFresh(ports.days, stored, ({ day, etag }) => commitTo(ports, day, etag, edits));
    // Removed meanwhile: it begins anew.
    if (openBlobs === undefined) throw conflict(`edit the day ${dateOf(dayMs)}`);
    return openBlobs;
  });
}

async function commitTo(ports: EditPorts, day: Day, etag: string | null, edits: readonly DayEdit[]): Promise<number> {
  const [facts, intakes] = await Promise.all([
    ports.lookUp.find(day, 'facts', idsOf(edits, 'facts'), FACTS.records),
    ports.lookUp.find(day, 'intakes', idsOf(edits, 'intakes'), INTAKES.records),
  ]);
  const change = applyEdits(day, { facts, intakes }, edits, ports.now());
  return change === undefined ? day.open.length : (await writeChange(ports, change, etag)).day.open.length;
}

function idsOf(edits: readonly DayEdit[], kind: RecordKind): AskedIds {
  const ids = new Map<number, Set<string>>();
  for (const { quarterMs, [kind]: asked } of edits) {
    const known = ids.get(quarterMs) ?? new Set();
    ids.set(quarterMs, known);
    for (const id of asked) known.add(id);
  }
  return ids;
}

/** The rows first, then the entity that names them. What it does not come to name is removed. @throws StoreError store.conflict where another writer was first */
export async function writeChange(
  { days, blobs, lookUp }: EditPorts,
  { day, ...rows }: DayChange,
  etag: string | null,
): Promise<StoredDay> {
  const kinds = RECORD_KINDS.filter((kind) => rows[kind].length > 0);
  const open = newOpenBlobs(day.revision, kinds, rows.facts.length + rows.intakes.length);
  const files = kinds.map((kind) => {
    const bytes = kind === 'facts' ? FACTS.openFile(rows.facts) : INTAKES.openFile(rows.intakes);
    return { name: openName(day.dayMs, open, kind), bytes };
  });
  try {
    await Promise.all(files.map(({ name, bytes }) => blobs.write(name, bytes, null)));
    const stored = await days.write({ ...day, open: [...day.open, open] }, etag);
    for (const { name, bytes } of files) lookUp.note(name, bytes);
    return stored;
  } catch (error) {
    if (!isConflict(error)) throw error;
    // Its own write may have come first, and another one after it: then the entity has what was written here.
    const current = await days.read(day.dayMs);
    if (current?.day.open.some(({ name }) => name === open.name)) return current;
    await Promise.all(files.map(({ name }) => blobs.remove(name).catch(() => undefined)));
    throw error;
  }
}
