/** Versions of a few rows, as arbitrary changes to file. */
import fc from 'fast-check';
import { inject } from 'vitest';
import { type HistoryOptions, openHistory } from '../../src/history/history.ts';
import type { QuarterStore } from '../../src/history/quarters/quarter-store.ts';
import { type Filing, fileRow } from '../../src/metrics/fact/make-fact.ts';
import type { DeliveryRow } from '../../src/metrics/row/row.ts';
import { defaultRules } from '../../src/metrics/rules/rules.ts';
import { HOUR_MS } from '../../src/time/lengths.ts';

const RULES = defaultRules('a key of this test');
export const DAY = Date.UTC(2026, 10, 22);
let stores = 0;

/** A store with storage of its own. */
export async function freshStore(options: Pick<HistoryOptions, 'now'> = {}): Promise<QuarterStore> {
  const prefix = `filing${process.pid}x${++stores}`;
  return (await openHistory({ connection: { connectionString: inject('storageConnection') }, prefix, ...options })).quarters;
}

/** A store whose process dies after `writes` edits. */
export function dyingAfter(store: QuarterStore, writes: number): QuarterStore {
  let left = writes;
  return {
    ...store,
    async edit(...args) {
      if (left-- <= 0) throw new Error('killed');
      await store.edit(...args);
    },
  };
}

/** Places and creations lie half a day apart: two quarter hours a day. */
export const APART_MS = 12 * HOUR_MS;

/** A version of a row; place = half days after DAY at which it finished, null while it is open. */
export interface Change {
  readonly row: number;
  readonly version: number;
  readonly place: number | null;
}

/** Row 0 is created at midnight, 1 and 2 half a day and a day later, 3 at the first midnight again. */
export function createdAt({ row }: Pick<Change, 'row'>): number {
  return row % 3;
}

export function idOf({ row }: Pick<Change, 'row'>): string {
  return `00000000-0000-4000-8000-00000000000${row}`;
}

export function filingOf(change: Change): Filing {
  const { row, version, place } = change;
  const iso = (place: number) => new Date(DAY + place * APART_MS).toISOString();
  const delivery: DeliveryRow = {
    msdyn_proactive_deliveryid: idOf(change),
    msdyn_status: place === null ? 'InProcess' : 'Complete',
    msdyn_result: place === null ? null : version % 2 === 0 ? 'NoAnswer' : 'LiveAnswer',
    msdyn_result_date: place === null ? null : iso(place),
    msdyn_channel: 'Voice',
    msdyn_dialmode_type: 'Copilot',
    msdyn_contact_id: `contact ${row}`,
    createdon: iso(createdAt(change)),
    modifiedon: iso(3 + version / 100),
    versionnumber: version,
  };
  return fileRow({ row: delivery }, RULES);
}

const place = fc.option(fc.integer({ min: 0, max: 7 }), { nil: null, freq: 5 });

export const changes: fc.Arbitrary<readonly Change[]> = fc
  .array(fc.record({ row: fc.integer({ min: 0, max: 4 }), version: fc.integer({ min: 1, max: 9 }), place }), {
    minLength: 1,
    maxLength: 14,
  })
  .map((list) => {
    // One version of a row has one content.
    const seen = new Map<string, Change>();
    return list.map((change) => {
      const key = `${change.row} ${change.version}`;
      seen.set(key, seen.get(key) ?? change);
      return seen.get(key) ?? change;
    });
  });
