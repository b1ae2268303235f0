import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startEmulator } from '../../../../dev/dataverse/emulator.ts';
import { delivery, guid, instant, pages } from '../client.ts';

/** A filter of the grammar as text, with the same said in plain JavaScript. */
interface Said {
  readonly text: string;
  readonly holds: (row: Readonly<Record<string, unknown>>) => boolean;
}

const TESTS: Readonly<Record<string, (a: number | null, b: number) => boolean>> = {
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  gt: (a, b) => a !== null && a > b,
  ge: (a, b) => a !== null && a >= b,
  lt: (a, b) => a !== null && a < b,
  le: (a, b) => a !== null && a <= b,
};
const DATES = ['createdon', 'modifiedon', 'msdyn_start_date', 'msdyn_end_date', 'msdyn_result_date'];
const minuteOf = (value: unknown) => (typeof value === 'string' ? (Date.parse(value) - Date.parse(instant(0))) / 60_000 : null);

const both = (a: Said, b: Said): Said => ({ text: `(${a.text}) and (${b.text})`, holds: (row) => a.holds(row) && b.holds(row) });
const either = (a: Said, b: Said): Said => ({ text: `(${a.text}) or (${b.text})`, holds: (row) => a.holds(row) || b.holds(row) });
const operator = fc.constantFrom(...Object.keys(TESTS));
const dateTest = fc.tuple(fc.constantFrom(...DATES), operator, fc.nat(12)).map(
  ([column, op, n]): Said => ({
    text: `${column} ${op} ${instant(n)}`,
    holds: (row) => TESTS[op]?.(minuteOf(row[column]), n) === true,
  }),
);
const noDate = fc
  .constantFrom(...DATES)
  .map((column): Said => ({ text: `${column} eq null`, holds: (row) => minuteOf(row[column]) === null }));
const numberTest = fc.tuple(operator, fc.nat(4)).map(
  ([op, n]): Said => ({
    text: `msdyn_seq_no ${op} ${n}`,
    holds: (row) => TESTS[op]?.(typeof row.msdyn_seq_no === 'number' ? row.msdyn_seq_no : null, n) === true,
  }),
);
const idTest = fc.uniqueArray(fc.nat(40), { minLength: 3, maxLength: 20 }).map(
  (ids): Said => ({
    text: `Microsoft.Dynamics.CRM.In(PropertyName='msdyn_proactive_deliveryid',PropertyValues=${JSON.stringify(ids.map(guid))})`,
    holds: (row) => ids.some((n) => guid(n) === row.msdyn_proactive_deliveryid),
  }),
);
const { filter: anyFilter } = fc.letrec<{ filter: Said }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    { arbitrary: dateTest, weight: 4 },
    { arbitrary: noDate, weight: 1 },
    { arbitrary: numberTest, weight: 1 },
    { arbitrary: idTest, weight: 2 },
    { arbitrary: tie('filter').map((part): Said => ({ text: `not (${part.text})`, holds: (row) => !part.holds(row) })), weight: 1 },
    { arbitrary: fc.tuple(tie('filter'), tie('filter')).map(([a, b]) => both(a, b)), weight: 3 },
    { arbitrary: fc.tuple(tie('filter'), tie('filter')).map(([a, b]) => either(a, b)), weight: 6 },
  ),
}));
const minute = fc.option(fc.nat(12).map(instant), { nil: null });
const anyRow = fc.record({
  n: fc.nat(40),
  msdyn_start_date: minute,
  msdyn_end_date: minute,
  msdyn_result_date: minute,
  modifiedon: fc.nat(12).map(instant),
  createdon: fc.nat(12).map(instant),
  msdyn_seq_no: fc.option(fc.nat(4), { nil: null }),
});
const anyOrder = fc.oneof(
  fc.constant<string[]>([]),
  fc.constant(['modifiedon', 'msdyn_proactive_deliveryid']),
  fc.uniqueArray(fc.constantFrom(...DATES, 'msdyn_seq_no', 'msdyn_proactive_deliveryid'), { minLength: 1, maxLength: 3 }),
);

// Above 20,000 rows an order is read along an index instead of sorted.
const FILLERS = 20_001;

describe('law', () => {
  const laws = [
    ['in a small table', 0, 150],
    ['in a table so large that orders are read along an index', FILLERS, 40],
  ] as const;
  test.each(laws)(
    'the pages of any filter in any order are the rows that hold it, each once, in order, %s',
    async (_, fillers, numRuns) => {
      const own = await startEmulator();
      const filler = (n: number) =>
        delivery(100 + n, { createdon: instant(n % 12), modifiedon: instant(n % 11), msdyn_status: 'filler', msdyn_seq_no: n % 5 });
      await own.load(
        'msdyn_proactive_deliveries',
        Array.from({ length: fillers }, (_, n) => filler(n)),
      );
      const table = own.table('msdyn_proactive_deliveries');
      const property = fc.asyncProperty(
        fc.array(anyRow, { minLength: 5, maxLength: 40 }),
        anyFilter,
        anyOrder,
        fc.boolean(),
        fc.integer({ min: 3, max: 9 }),
        async (given, said, order, isDown, size) => {
          // The rows of the run before are written over and taken out, so the indexes live through updates.
          const rows = new Map(given.map(({ n, ...columns }) => [guid(n), delivery(n, columns)]));
          for (const row of rows.values()) table.upsert(row);
          for (let n = 0; n <= 40; n++) if (!rows.has(guid(n))) table.delete(guid(n));
          const orderBy = order.length === 0 ? '' : `&$orderby=${order.map((name) => `${name} ${isDown ? 'desc' : 'asc'}`).join(',')}`;
          const filter = `(${said.text}) and msdyn_status ne 'filler'`;
          const found = await pages(own, `msdyn_proactive_deliveries?$filter=${encodeURIComponent(filter)}${orderBy}`, {
            prefer: `odata.maxpagesize=${size}`,
          });
          expect(found.slice(0, -1).every((page) => page.length === size)).toBe(true);
          const ids = found.flat().map((row) => row.msdyn_proactive_deliveryid);
          expect(ids.toSorted()).toEqual(
            [...rows.values()]
              .filter(said.holds)
              .map((row) => row.msdyn_proactive_deliveryid)
              .toSorted(),
          );
          const keys = found.flat().map((row) => order.map((name) => sortable(row[name])).join(' '));
          if (order.length > 0) expect(keys).toEqual(isDown ? keys.toSorted().toReversed() : keys.toSorted());
        },
      );
      await fc.assert(property, { numRuns });
      await own.stop();
    },
  );
});

// Nothing sorts first; the numbers here have one digit.
function sortable(value: unknown): string {
  return value === null || value === undefined ? '!' : String(value);
}
