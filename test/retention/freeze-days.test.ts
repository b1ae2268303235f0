/** What is due, and freezing while others file. */
import { describe, expect, test } from 'vitest';
import { fileRows } from '../../src/harvest/file/file-rows.ts';
import type { DayState, QuarterState, QuarterStore } from '../../src/history/quarters/quarter-store.ts';
import { cubeOf } from '../../src/metrics/cube/cube.ts';
import { isFact } from '../../src/metrics/fact/fact.ts';
import { type Filing, fileRow } from '../../src/metrics/fact/make-fact.ts';
import { defaultRules } from '../../src/metrics/rules/rules.ts';
import { dueFor, freezeDays } from '../../src/retention/freeze-days.ts';
import { DAY_MS, HOUR_MS, QUARTER_MS } from '../../src/time/lengths.ts';
import { DAY, freshStore } from '../harvest/row-changes.ts';
import { readQuarter } from '../support/history/read-quarter.ts';

const RULES = defaultRules('a key of this test');
const PERIODS = { factsDays: 10, cubeDays: 30 };

describe('dueFor()', () => {
  const quarter: QuarterState = { quarterMs: DAY, etag: '', facts: 3, intakes: 2, open: 0, frozen: false, filedMs: DAY + HOUR_MS };
  /** A day of one quarter hour like all others, and one that is different. */
  const dayOf = ({ frozen = false, ...changes }: Partial<QuarterState>): DayState => {
    const quarters = [quarter, { ...quarter, quarterMs: DAY + QUARTER_MS, ...changes }].map((one) => ({ ...one, frozen }));
    return { dayMs: DAY, etag: '', frozen, openEdits: 0, openRows: 0, state: '', isFolded: true, lookBack: undefined, quarters };
  };
  const dueAt = (days: number, changes: Partial<QuarterState> = {}) =>
    dueFor(dayOf(changes), { ...PERIODS, asOfMs: DAY + DAY_MS + days * DAY_MS });
  const allOpen: DayState = {
    dayMs: DAY,
    etag: '',
    frozen: true,
    openEdits: 0,
    openRows: 0,
    state: '',
    isFolded: true,
    lookBack: undefined,
    quarters: [{ ...quarter, frozen: true, open: 2 }],
  };
  const lateMs = DAY + DAY_MS + 25 * DAY_MS;

  test.each([
    ['facts stay so long after their day', dueAt(9.9), 'nothing'],
    ['then it is frozen, to the millisecond', dueAt(10), 'freezing'],
    ['all facts stay so long after any of the day was filed later', dueAt(34.9, { filedMs: lateMs }), 'nothing'],
    ['and what is past the days of cubes by then goes altogether', dueAt(35, { filedMs: lateMs }), 'removal'],
    ['a frozen one goes after the days of cubes', dueAt(30, { frozen: true, filedMs: lateMs }), 'removal'],
    ['a frozen one is looked at again while it has entries of finished deliveries', dueAt(12, { frozen: true }), 'trimming'],
    ['and not where they are all open', dueFor(allOpen, { ...PERIODS, asOfMs: DAY + 13 * DAY_MS }), 'nothing'],
  ])('%s', (_claim, due, wanted) => expect(due).toBe(wanted));

  test('nothing is due where Dataverse was never read', () => {
    expect(dueFor(dayOf({}), { ...PERIODS, asOfMs: Number.NEGATIVE_INFINITY })).toBe('nothing');
  });
});

/** A row created at `created` and finished at `placed`, hours after DAY. */
function filing(row: number, version: number, created: number, placed: number): Filing {
  const iso = (hours: number) => new Date(DAY + hours * HOUR_MS).toISOString();
  const id = `00000000-0000-4000-8000-${String(row).padStart(12, '0')}`;
  const times = { msdyn_result_date: iso(placed), createdon: iso(created), modifiedon: iso(placed) };
  return fileRow(
    { row: { msdyn_proactive_deliveryid: id, msdyn_status: 'Complete', msdyn_result: 'NoAnswer', versionnumber: version, ...times } },
    RULES,
  );
}

async function deliveriesOf(store: QuarterStore): Promise<number> {
  let sum = 0;
  for await (const { cube } of store.listCubes(DAY, DAY + 60 * DAY_MS)) {
    for (const { tally } of cube.cells) sum += tally.deliveries;
  }
  return sum;
}

test('while rows move out of days that are being frozen, each still counts exactly once, and no cube loses its facts', async () => {
  const ROWS = 36;
  const clock = { nowMs: DAY + DAY_MS };
  for (let round = 0; round < 4; round++) {
    clock.nowMs = DAY + DAY_MS;
    const store = await freshStore({ now: () => clock.nowMs });
    const rows = Array.from({ length: ROWS }, (_, row) => row);
    await fileRows(
      store,
      rows.map((row) => filing(row, 1, 24 * (row % 5), 24 * ((row % 5) + (row % 7)))),
    );
    const asOfMs = DAY + 20 * DAY_MS;
    clock.nowMs = asOfMs;
    const moved = rows.map((row) => filing(row, 2, 24 * (row % 5), 19 * 24 + (row % 3)));
    const batches = [0, 1, 2, 3].map((writer) => moved.filter((_, row) => row % 4 === writer));
    const freezeAll = () => freezeDays(store, { ...PERIODS, asOfMs });
    const [, ...filed] = await Promise.all([freezeAll(), ...batches.map((batch) => fileRows(store, batch))]);
    expect(await deliveriesOf(store)).toBe(ROWS);
    const before = await deliveriesOf(store);
    await fileRows(store, moved);
    await freezeAll();
    expect(await deliveriesOf(store)).toBe(before);
    const states = (await Array.fromAsync(store.listDays())).flatMap((day) => day.quarters);
    for (const { quarterMs, frozen } of states) {
      const value = await readQuarter(store, quarterMs);
      if (!frozen) expect(value?.cube).toEqual(cubeOf(value?.facts.filter(isFact) ?? [], value?.intakes));
      else expect(value?.facts).toEqual([]);
    }
    // Whoever was first: rows of what was frozen stay there and are told, the others move.
    const told = filed.reduce((sum, { frozenChanges }) => sum + frozenChanges, 0);
    const live = states.filter(({ frozen, quarterMs }) => !frozen && quarterMs >= DAY + 19 * DAY_MS);
    const facts = await Promise.all(
      live.map(async ({ quarterMs }) => (await readQuarter(store, quarterMs))?.facts.filter(isFact).length ?? 0),
    );
    expect(told + facts.reduce((sum, count) => sum + count, 0)).toBe(ROWS);
  }
});

test('entries go once their facts are frozen; what is open, or lies in a later day, keeps its entry without contact', async () => {
  const clock = { nowMs: DAY };
  const store = await freshStore({ now: () => clock.nowMs });
  const open = fileRow(
    {
      row: {
        msdyn_proactive_deliveryid: '00000000-0000-4000-8000-000000000255',
        msdyn_status: 'InProcess',
        msdyn_contact_id: 'someone',
        createdon: new Date(DAY).toISOString(),
        modifiedon: new Date(DAY).toISOString(),
        versionnumber: 1,
      },
    },
    RULES,
  );
  await fileRows(store, [filing(1, 1, 0, 0), filing(2, 1, 0, 4 * 24), open]);
  const freezeAt = (days: number) => freezeDays(store, { ...PERIODS, asOfMs: DAY + days * DAY_MS });
  expect(await freezeAt(9)).toEqual({ frozen: 0, removed: 0 });
  expect(await freezeAt(11)).toEqual({ frozen: 1, removed: 0 });
  const entries = async () => (await readQuarter(store, DAY))?.intakes.map(({ id, contact }) => `${id.slice(-2)} ${contact}`).sort();
  expect(await entries()).toEqual(['02 ', '55 ']);
  expect(await freezeAt(16)).toEqual({ frozen: 1, removed: 0 });
  expect(await freezeAt(16)).toEqual({ frozen: 0, removed: 0 });
  expect(await entries()).toEqual(['55 ']);
  // The last one finishes after all: it counts where it finished, and its intake counts no second time.
  clock.nowMs = DAY + 17 * DAY_MS;
  expect(await fileRows(store, [filing(255, 2, 0, 17 * 24)])).toEqual({ frozenChanges: 0 });
  expect(await deliveriesOf(store)).toBe(3);
  expect(await freezeAt(31)).toEqual({ frozen: 1, removed: 1 });
  expect(await readQuarter(store, DAY)).toBeUndefined();
});
