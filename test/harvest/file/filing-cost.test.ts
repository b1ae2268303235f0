/** What filing asks of storage: it follows the rows that are filed, not what lies there already. */
import { expect, inject, onTestFinished, test } from 'vitest';
import { fileRows } from '../../../src/harvest/file/file-rows.ts';
import { openHistory } from '../../../src/history/history.ts';
import type { QuarterStore } from '../../../src/history/quarters/quarter-store.ts';
import { type Filing, fileRow } from '../../../src/metrics/fact/make-fact.ts';
import { defaultRules } from '../../../src/metrics/rules/rules.ts';
import { DAY_MS, QUARTER_MS } from '../../../src/time/lengths.ts';
import { startStorageProxy } from '../../support/storage-proxy.ts';
import { DAY } from '../row-changes.ts';

const RULES = defaultRules('a key of this test');

/** Rows that are created and finished at once, so many milliseconds after DAY. */
function filingAt(number: number, afterMs: number): Filing {
  const at = new Date(DAY + afterMs).toISOString();
  const id = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const times = { createdon: at, modifiedon: at, msdyn_result_date: at };
  return fileRow(
    { row: { msdyn_proactive_deliveryid: id, msdyn_status: 'Complete', msdyn_result: 'Busy', versionnumber: 1, ...times } },
    RULES,
  );
}

const filings = (from: number, count: number, afterMs: (i: number) => number) =>
  Array.from({ length: count }, (_, i) => filingAt(from + i, afterMs(i)));

/** The store, with the ids that are asked for counted, and the most edits that are under way at once. */
function watching(store: QuarterStore) {
  const seen = { facts: 0, intakes: 0, most: 0 };
  let begun = 0;
  const watched: QuarterStore = {
    ...store,
    async edit(quarterMs, { facts = [], intakes = [] }, change, options) {
      seen.facts += [...facts].length;
      seen.intakes += [...intakes].length;
      seen.most = Math.max(seen.most, ++begun);
      await store.edit(quarterMs, { facts, intakes }, change, options);
      begun--;
    },
  };
  return { watched, seen };
}

async function proxied() {
  const proxy = await startStorageProxy(inject('storageConnection'));
  onTestFinished(() => proxy.stop());
  const { quarters } = await openHistory({
    connection: { connectionString: proxy.connectionString },
    prefix: `cost${process.pid}x${Date.now().toString(36)}`,
  });
  return { proxy, quarters };
}

test('rows are filed into a quarter hour of many without asking for any of those', async () => {
  const { quarters } = await proxied();
  await fileRows(
    quarters,
    filings(0, 3000, () => 0),
  );
  const { watched, seen } = watching(quarters);
  await fileRows(
    watched,
    filings(3000, 7, () => 0),
  );
  expect(seen).toEqual({ facts: 7, intakes: 7, most: 1 });
});

test('rows of all quarter hours of a day cost as many requests as those of one, for the day is written once a step', async () => {
  const { proxy, quarters } = await proxied();
  await fileRows(
    quarters,
    filings(0, 96, (i) => i * QUARTER_MS),
  );
  const costOf = async (rows: readonly Filing[]) => {
    proxy.reset();
    await fileRows(quarters, rows);
    return proxy.count;
  };
  const one = await costOf(filings(100, 96, () => 0));
  const { watched, seen } = watching(quarters);
  proxy.reset();
  await fileRows(
    watched,
    filings(200, 96, (i) => i * QUARTER_MS),
  );
  expect(proxy.count).toBe(one);
  expect(seen.most).toBe(96);
  const three = await costOf(filings(300, 96, (i) => (i % 3) * DAY_MS));
  expect(three).toBeLessThanOrEqual(3 * one);
});
