import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedFilter } from '../../../src/dataverse/filter.ts';
import { sliceOfSpanFilter } from '../../../src/harvest/pull/day-filter.ts';
import { fileRow } from '../../../src/metrics/fact/make-fact.ts';
import type { DeliveryRow } from '../../../src/metrics/row/row.ts';
import { defaultRules } from '../../../src/metrics/rules/rules.ts';
import { guid, start } from '../../dataverse/start.ts';

const FROM = Date.UTC(2026, 10, 22);
const TO = Date.UTC(2026, 10, 23);
const RULES = defaultRules('a key of this test');
const instant = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`;

// Around both bounds to the second, and far away.
const times = fc.option(
  fc.oneof(
    fc.integer({ min: -2, max: 2 }).map((s) => FROM + s * 1000),
    fc.integer({ min: -2, max: 2 }).map((s) => TO + s * 1000),
    fc.constantFrom(FROM - 9e8, FROM + 3e7, TO + 9e8),
  ),
  { nil: null },
);
const column = times.map((ms) => (ms === null ? null : instant(ms)));
const rows = fc
  .array(
    fc.record({
      msdyn_status: fc.constantFrom('Complete', 'InProcess', 'Pending', 'Expired', null),
      msdyn_result: fc.constantFrom('Busy', null),
      msdyn_result_date: column,
      msdyn_end_date: column,
      msdyn_start_date: column,
      createdon: times.map((ms) => instant(ms ?? FROM)),
      modifiedon: times.map((ms) => instant(ms ?? FROM)),
    }),
    { minLength: 40, maxLength: 40 },
  )
  .map((list) => list.map((columns, i): DeliveryRow => ({ msdyn_proactive_deliveryid: guid(i + 1), ...columns })));

async function found(client: Awaited<ReturnType<typeof start>>['client'], filter: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const page of client.listDeliveries(filter)) ids.push(...page.rows.map((row) => row.msdyn_proactive_deliveryid));
  return ids.sort();
}

test('sliceOfSpanFilter() finds in Dataverse what is placed or created in the span, to the second, and changedFilter() what changed in it', async () => {
  const { emulator, client } = await start();
  const isIn = (ms: number | null) => ms !== null && ms >= FROM && ms < TO;
  await fc.assert(
    fc.asyncProperty(rows, async (list) => {
      await emulator.load(
        'msdyn_proactive_deliveries',
        list.map((row) => ({ ...row })),
      );
      const placed = list.filter((row) => {
        const { fact, intake } = fileRow({ row }, RULES);
        return isIn(fact?.placeMs ?? null) || isIn(intake.createdMs);
      });
      const pulled = await found(client, sliceOfSpanFilter([FROM, TO], [FROM, TO]));
      expect(pulled).toEqual(expect.arrayContaining(placed.map((row) => row.msdyn_proactive_deliveryid)));
      // An open row has a time in the span and no place yet; nothing else comes besides.
      const open = new Set(list.filter((row) => fileRow({ row }, RULES).fact === null).map((row) => row.msdyn_proactive_deliveryid));
      const expected = new Set(placed.map((row) => row.msdyn_proactive_deliveryid));
      expect(pulled.filter((id) => !expected.has(id) && !open.has(id))).toEqual([]);
      const changed = list.filter(({ modifiedon }) => isIn(Date.parse(modifiedon ?? '')));
      expect(await found(client, changedFilter(FROM, TO))).toEqual(changed.map((row) => row.msdyn_proactive_deliveryid).sort());
      const since = list.filter(({ modifiedon }) => Date.parse(modifiedon ?? '') >= FROM);
      expect(await found(client, changedFilter(FROM))).toEqual(since.map((row) => row.msdyn_proactive_deliveryid).sort());
    }),
    { numRuns: 25 },
  );
});

test('sliceOfSpanFilter() gives each row of a span in one of its slices alone', async () => {
  const { emulator, client } = await start();
  const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 23 }), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(rows, cuts, async (list, hours) => {
      await emulator.load(
        'msdyn_proactive_deliveries',
        list.map((row) => ({ ...row })),
      );
      const bounds = [FROM, ...hours.toSorted((a, b) => a - b).map((hour) => FROM + hour * 3_600_000), TO];
      const parts: string[] = [];
      for (const [i, to] of bounds.slice(1).entries())
        parts.push(...(await found(client, sliceOfSpanFilter([bounds[i] ?? FROM, to], [FROM, TO]))));
      expect(parts.sort()).toEqual(await found(client, sliceOfSpanFilter([FROM, TO], [FROM, TO])));
    }),
    { numRuns: 25 },
  );
});
