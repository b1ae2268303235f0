/** What is kept of one contact, for an answer to the person who asks: nothing of anybody else, no pseudonym, no hash, no representative. */
import type { QuarterStore } from '../history/quarters/quarter-store.ts';
import { loadNames } from '../history/state/known-names.ts';
import type { ValueStore } from '../history/tables/value-store.ts';
import { type Person, personKey } from '../metrics/fact/contact-key.ts';
import { type Fact, type Intake, isFact } from '../metrics/fact/fact.ts';
import { DAY_MS, QUARTER_MS } from '../time/lengths.ts';
import { type KeptDelivery, keptDelivery } from './kept-delivery.ts';
import type { RetentionPeriods } from './periods.ts';

export interface KeptPorts {
  readonly quarters: QuarterStore;
  readonly values: ValueStore;
  readonly periods: RetentionPeriods;
  /** Keys the pseudonyms of contacts. */
  readonly privacyKey: string;
}

/** A day of UTC on which something of the contact is kept. */
export interface KeptDay {
  readonly dayMs: number;
  /** From when on it is removed, UTC epoch milliseconds; later where the day is filed to again. */
  readonly untilMs: number;
}

export interface Kept {
  /** What the contact was looked up by: rows that have an id are known by it alone. */
  readonly by: 'contactId' | 'number';
  /** UTC epoch milliseconds. */
  readonly asOfMs: number;
  /** In order of time. */
  readonly deliveries: readonly KeptDelivery[];
  readonly days: readonly KeptDay[];
  readonly periods: RetentionPeriods;
}

/** Looks through all days that are not frozen: frozen ones, snapshots and digests hold counts alone. `nowMs` is UTC epoch milliseconds. @throws StoreError */
export async function keptOf({ quarters, values, periods, privacyKey }: KeptPorts, person: Person, nowMs: number): Promise<Kept> {
  const contact = personKey(person, privacyKey);
  const { facts, intakes, quartersMs } = await recordsOf(quarters, contact);
  const names = await loadNames(values);
  const ids = [...new Set([...facts.keys(), ...intakes.keys()])];
  const deliveries = ids.map((id) => keptDelivery(id, facts.get(id), intakes.get(id), names)).filter((one) => one !== undefined);
  return {
    by: person.contactId ? 'contactId' : 'number',
    asOfMs: nowMs,
    deliveries: deliveries.sort((a, b) => timeOf(a) - timeOf(b) || (a.delivery < b.delivery ? -1 : 1)),
    days: await daysOf(quarters, quartersMs, periods),
    periods,
  };
}

function timeOf({ finishedMs, createdMs }: KeptDelivery): number {
  return finishedMs ?? createdMs ?? 0;
}

interface Records {
  readonly facts: Map<string, Fact>;
  readonly intakes: Map<string, Intake>;
  /** Starts of the quarter hours that hold them. */
  readonly quartersMs: readonly number[];
}

/** By id. */
async function recordsOf(quarters: QuarterStore, contact: string): Promise<Records> {
  const found = contact === '' ? [] : await Array.fromAsync(quarters.listRowsOfContact(contact));
  const records = {
    facts: new Map<string, Fact>(),
    intakes: new Map<string, Intake>(),
    quartersMs: found.map(({ quarterMs }) => quarterMs),
  };
  for (const { quarterMs, ...rows } of found) {
    const isOfContact = (ids: readonly string[], record: Fact | Intake) => record.contact === contact && ids.includes(record.id);
    if (rows.facts.length > 0) {
      for await (const { facts } of quarters.listFacts(quarterMs, quarterMs + QUARTER_MS)) {
        for (const fact of facts) if (isFact(fact) && isOfContact(rows.facts, fact)) records.facts.set(fact.id, fact);
      }
    }
    if (rows.intakes.length > 0) {
      for await (const { intakes } of quarters.listIntakes(quarterMs, quarterMs + QUARTER_MS)) {
        for (const intake of intakes) if (isOfContact(rows.intakes, intake)) records.intakes.set(intake.id, intake);
      }
    }
  }
  return records;
}

async function daysOf(quarters: QuarterStore, quartersMs: readonly number[], { factsDays }: RetentionPeriods): Promise<readonly KeptDay[]> {
  const wanted = new Set(quartersMs.map((quarterMs) => Math.floor(quarterMs / DAY_MS) * DAY_MS));
  const days = wanted.size === 0 ? [] : await Array.fromAsync(quarters.listDays());
  return days
    .filter(({ dayMs }) => wanted.has(dayMs))
    .map((day) => ({
      dayMs: day.dayMs,
      untilMs: Math.max(day.dayMs + DAY_MS, ...day.quarters.map(({ filedMs }) => filedMs)) + factsDays * DAY_MS,
    }));
}
