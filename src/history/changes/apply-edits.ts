/** What edits make of a day, from what is known of the rows that they are about. Pure. */
import { type Fact, type Intake, isFact, type Tombstone } from '../../metrics/fact/fact.ts';
import { type Day, type DayQuarter, EMPTY_QUARTER } from '../days/day.ts';
import type { ChangedRow } from '../days/record-kinds.ts';
import type { RowChange } from '../quarters/quarter-store.ts';
import type { FoundRecords } from './row-look-up.ts';

/** An edit of one quarter hour (its start, UTC epoch milliseconds) that waits to be written. */
export interface DayEdit {
  readonly quarterMs: number;
  /** The ids that it is about. */
  readonly facts: ReadonlySet<string>;
  readonly intakes: ReadonlySet<string>;
  readonly change: RowChange;
  readonly isFiling: boolean;
}

export interface KnownRecords {
  readonly facts: FoundRecords<Fact | Tombstone>;
  readonly intakes: FoundRecords<Intake>;
}

/** A day as it is after its edits, and the rows that changed. */
export interface DayChange {
  readonly day: Day;
  readonly facts: readonly ChangedRow<Fact | Tombstone>[];
  readonly intakes: readonly ChangedRow<Intake>[];
}

/** One edit after the other, each on what those before have made; undefined where nothing changes. @throws RangeError for an edit of a row that it did not ask for */
export function applyEdits(day: Day, known: KnownRecords, edits: readonly DayEdit[], nowMs: number): DayChange | undefined {
  const quarters = new Map(day.quarters);
  const facts = newRows(known.facts);
  const intakes = newRows(known.intakes);
  for (const edit of edits) {
    const { quarterMs, isFiling } = edit;
    const next = edit.change({
      quarterMs,
      isFrozen: day.frozen,
      facts: facts.ofIds(quarterMs, edit.facts),
      intakes: intakes.ofIds(quarterMs, edit.intakes),
    });
    if (next === undefined) continue;
    const before = quarters.get(quarterMs) ?? EMPTY_QUARTER;
    const tally = { ...before, rules: new Map(before.rules) };
    const kept = day.frozen ? next.intakes?.map(withoutContact) : next.intakes;
    const changes = [
      !day.frozen && facts.put(quarterMs, edit.facts, next.facts ?? [], next.goneFacts ?? [], countFact(tally)),
      intakes.put(quarterMs, edit.intakes, kept ?? [], next.goneIntakes ?? [], countIntake(tally)),
    ];
    if (!changes.includes(true)) continue;
    const filedMs = isFiling && !day.frozen ? nowMs : before.filedMs;
    quarters.set(quarterMs, { ...tally, filedMs, revision: day.revision + 1, rules: [...tally.rules].sort(([a], [b]) => a - b) });
  }
  const changed = { facts: facts.changed(), intakes: intakes.changed() };
  if (changed.facts.length + changed.intakes.length === 0) return undefined;
  return { ...changed, day: { ...day, revision: day.revision + 1, quarters } };
}

/** No pseudonym outlives the facts. */
export function withoutContact(intake: Intake): Intake {
  return { ...intake, contact: '' };
}

/** The counts of a quarter hour while edits change them. */
type Counting = { -readonly [Name in 'facts' | 'intakes' | 'open']: DayQuarter[Name] } & { readonly rules: Map<number, number> };

/** Counts a record that comes (1) or goes (-1). */
type Count<R> = (record: R, by: 1 | -1) => void;

function countFact(counting: Counting): Count<Fact | Tombstone> {
  return (record, by) => {
    counting.facts += by;
    if (!isFact(record)) return;
    const { rules } = record.version;
    const count = (counting.rules.get(rules) ?? 0) + by;
    if (count > 0) counting.rules.set(rules, count);
    else counting.rules.delete(rules);
  };
}

function countIntake(counting: Counting): Count<Intake> {
  return ({ placeMs }, by) => {
    counting.intakes += by;
    if (placeMs === null) counting.open += by;
  };
}

/** The rows of a kind, while edits change them. */
function newRows<R extends { readonly id: string }>(known: FoundRecords<R>) {
  const now = new Map<number, Map<string, R>>();
  const changed = new Map<string, ChangedRow<R>>();
  const ofQuarter = (quarterMs: number) => {
    const rows = now.get(quarterMs) ?? new Map(known.get(quarterMs));
    now.set(quarterMs, rows);
    return rows;
  };
  return {
    ofIds(quarterMs: number, ids: ReadonlySet<string>): ReadonlyMap<string, R> {
      const rows = ofQuarter(quarterMs);
      const found = new Map<string, R>();
      for (const id of ids) {
        const record = rows.get(id);
        if (record !== undefined) found.set(id, record);
      }
      return found;
    },
    /** Whether anything changes by it. */
    put(quarterMs: number, asked: ReadonlySet<string>, records: readonly R[], gone: readonly string[], count: Count<R>): boolean {
      const rows = ofQuarter(quarterMs);
      let isChanged = false;
      const set = (id: string, record: R | undefined) => {
        if (!asked.has(id)) throw new RangeError('Cannot edit a row that was not asked for');
        const before = rows.get(id);
        if (before === record) return;
        isChanged = true;
        if (before !== undefined) count(before, -1);
        if (record === undefined) rows.delete(id);
        else {
          count(record, 1);
          rows.set(id, record);
        }
        changed.set(`${quarterMs} ${id}`, { quarterMs, id, record });
      };
      for (const record of records) set(record.id, record);
      for (const id of gone) set(id, undefined);
      return isChanged;
    },
    changed: () => [...changed.values()],
  };
}
