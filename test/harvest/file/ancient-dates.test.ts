/** Dates that stand for none, such as 1900-01-01: a row that has one is filed, its day looked back from, and all others with it. */
import { expect, inject, test } from 'vitest';
import { compactDays } from '../../../src/compaction/compact-days.ts';
import { fileRows } from '../../../src/harvest/file/file-rows.ts';
import { openHistory } from '../../../src/history/history.ts';
import { loadLookBacks } from '../../../src/lookup/loaded/load-look-backs.ts';
import { isFact } from '../../../src/metrics/fact/fact.ts';
import { fileRow } from '../../../src/metrics/fact/make-fact.ts';
import type { DeliveryRow } from '../../../src/metrics/row/row.ts';
import { defaultRules } from '../../../src/metrics/rules/rules.ts';
import { DAY_MS, MOST_SECONDS } from '../../../src/time/lengths.ts';

const DAY = Date.UTC(2026, 10, 22);
const NONE = '1900-01-01T00:00:00Z';
const AT_TWO = '2026-11-22T02:00:00Z';
let stores = 0;

function rowOf(n: number, given: Partial<DeliveryRow>): DeliveryRow {
  return {
    ...{ msdyn_proactive_deliveryid: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`, msdyn_contact_id: 'one', versionnumber: 1 },
    ...{ msdyn_channel: 'Voice', msdyn_status: 'Complete', msdyn_result: 'NoAnswer', msdyn_result_date: '2026-11-22T03:00:00Z' },
    ...{ createdon: '2026-11-22T01:00:00Z', modifiedon: '2026-11-22T03:00:00Z', ...given },
  };
}

async function filed(...rows: readonly DeliveryRow[]) {
  const connection = { connectionString: inject('storageConnection') };
  const { quarters } = await openHistory({ connection, prefix: `ancient${process.pid}x${++stores}`, now: () => DAY });
  await fileRows(
    quarters,
    rows.map((row) => fileRow({ row }, defaultRules('key'))),
  );
  const worked = await loadLookBacks(quarters, { fromMs: DAY, toMs: DAY + DAY_MS });
  await compactDays(quarters, { nowMs: DAY + 2 * DAY_MS });
  const facts = (await Array.fromAsync(quarters.listFacts(DAY, DAY + DAY_MS))).flatMap((quarter) => quarter.facts.filter(isFact));
  const kept = (await Array.fromAsync(quarters.listContactFacts(DAY, DAY + DAY_MS))).flatMap(({ lookBacks = [] }) => lookBacks);
  return { facts, worked: [...worked.values()], kept };
}

test('a wait of more than a century is the longest that is told', async () => {
  const { facts } = await filed(rowOf(1, { msdyn_customer_connected_date: NONE, msdyn_csr_connected_date: AT_TWO }), rowOf(2, {}));
  expect(facts.map(({ customerWaitSeconds }) => customerWaitSeconds).toSorted()).toEqual([MOST_SECONDS, null]);
});

test('so is the time since a call that began before the telephone', async () => {
  const { worked, kept } = await filed(rowOf(1, { msdyn_start_date: NONE }), rowOf(2, { msdyn_start_date: AT_TWO }));
  const seconds = (lookBacks: typeof kept) => lookBacks.map(({ sinceCallSeconds }) => sinceCallSeconds).toSorted();
  expect(seconds(kept)).toEqual([MOST_SECONDS, null]);
  expect(seconds(kept)).toEqual(seconds(worked));
});
