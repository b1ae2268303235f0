/** One stored quarter hour that cannot be read costs its own numbers, is named, and ends nothing: on real Azurite. */
import { describe, expect, inject, test } from 'vitest';
import { closeDays } from '../../src/closing/close-days.ts';
import { openStorage } from '../../src/history/open-storage.ts';
import { countBacklog } from '../../src/history/state/backlog.ts';
import { harvestState } from '../../src/history/state/watermarks.ts';
import { lookUpReport } from '../../src/lookup/look-up-report.ts';
import type { ReportQuery } from '../../src/lookup/report-query.ts';
import type { Fact, Intake } from '../../src/metrics/fact/fact.ts';
import type { Report } from '../../src/report/report.ts';
import { DAY_MS, HOUR_MS, QUARTER_MS } from '../../src/time/lengths.ts';
import { addDays, dayOf } from '../../src/time/local-day.ts';
import { type Damaged, damageQuarter } from '../support/damage.ts';
import { historyOf, sampleFacts } from './stored-facts.ts';

const ZONE = 'Europe/Lisbon';
const DAY = dayOf('2026-11-22', ZONE);
const AT = DAY.fromMs + 10 * HOUR_MS;
const NOW = DAY.toMs + 2 * HOUR_MS;
const PARTS: readonly Damaged[] = ['head', 'facts', 'intakes', 'tally', 'detail'];

/** Two facts and an open delivery in each of two quarter hours of the day, and as many on each of 14 days before. */
async function start() {
  const [one] = sampleFacts(AT, AT + QUARTER_MS, 1);
  if (one === undefined) throw new Error('no sample fact');
  const quarters = Array.from({ length: 15 }, (_, i) => [AT - i * DAY_MS, AT + HOUR_MS - i * DAY_MS]).flat();
  const facts = quarters.flatMap((placeMs) => [1, 2].map((n): Fact => ({ ...one, id: `${placeMs} ${n}`, placeMs })));
  const intakes = quarters.map((createdMs) => openIntake(one, createdMs));
  const history = await historyOf(facts, intakes);
  await harvestState(history.documents).addCoverage([DAY.fromMs - 60 * DAY_MS, NOW], NOW);
  const ports = { ...history, openShareLimit: 1.1 };
  const lookUp = (query: ReportQuery) => lookUpReport(ports, query, NOW);
  return {
    history,
    damage: (quarterMs: number, what: Damaged) => damageQuarter(history.prefix, quarterMs, what),
    report: async () => (await lookUp({ period: DAY, scope: {} })).report,
    close: () => closeDays({ ...ports, lookUp }, { zones: [ZONE], nowMs: NOW, days: 1 }),
  };
}

function openIntake({ scope, contact, version }: Fact, createdMs: number): Intake {
  return {
    id: `open ${createdMs}`,
    scope,
    contact,
    version,
    createdMs,
    placeMs: null,
    alsoAt: [],
    openStatus: 'Pending',
    stuckFromMs: null,
  };
}

const noteOf = ({ quality }: Report, id: string) => quality.find((note) => note.id === id);

describe.each(PARTS)('a quarter hour of the day whose %s cannot be read', (what) => {
  test('is named by the report, which goes on, and is not shown as complete', async () => {
    const { damage, report } = await start();
    const before = await report();
    expect(before).toMatchObject({ provisional: false, totals: { deliveries: 4 } });
    await damage(AT, what);
    const after = await report();
    expect(after.provisional).toBe(true);
    expect(after.provisionalReasons).toEqual(['What is stored of 2026-11-22 10:00 to 10:15 cannot be read and is missing here.']);
    expect(noteOf(after, 'unreadableHours')).toMatchObject({ count: 1, values: ['2026-11-22 10:00 to 10:15'] });
    // The facts alone tell of contacts, the intake entries of what is open: the counts of deliveries are still there.
    expect(after.totals.deliveries).toBe(what === 'facts' || what === 'intakes' ? 4 : 2);
  });
});

test.each(PARTS)(
  'a day of which a quarter hour has lost its %s is put on record as provisional at the most, once, and as closed when it is mended',
  async (what) => {
    const { history, damage, close } = await start();
    const { partition, row } = { partition: 'quarter|2026-11-22', row: '10:00' };
    const whole = await history.values.read({ partition, row });
    await damage(AT, what);
    const reason = 'provisional: What is stored of 2026-11-22 10:00 to 10:15 cannot be read and is missing here.';
    expect(await close()).toMatchObject([{ version: 1, reason }]);
    expect(await close()).toEqual([]);
    const snapshot = await history.snapshots.latest(ZONE, DAY.from);
    expect(snapshot?.report.provisional).toBe(true);
    await mend();
    expect(await close()).toMatchObject([{ version: 2, reason: expect.stringMatching(/^closed/) }]);

    async function mend() {
      const { heads } = await openStorage({ connection: { connectionString: inject('storageConnection') }, prefix: history.prefix });
      await heads.deleteEntity(partition, row, { etag: '*' });
      if (whole !== undefined) await history.values.write(whole.key, whole, null);
    }
  },
);

test('a closed day that loses a quarter hour keeps the version that has it', async () => {
  const { history, damage, close } = await start();
  expect(await close()).toMatchObject([{ version: 1, reason: 'closed' }]);
  await damage(AT, 'head');
  expect(await close()).toEqual([]);
  expect(await history.snapshots.latest(ZONE, DAY.from)).toMatchObject({ version: 1, report: { totals: { deliveries: 4 } } });
});

describe.each(['head', 'tally', 'facts'] as const)('a quarter hour of an earlier day whose %s cannot be read', (what) => {
  test('is a note, and leaves the day complete; what is compared leaves out its day', async () => {
    const { damage, report } = await start();
    const whole = await report();
    expect(whole.comparison).toMatchObject({ weekBefore: { totals: { deliveries: 4 } }, mean7: { days: 7 } });
    await damage(AT - 7 * DAY_MS, what);
    const after = await report();
    expect(after).toMatchObject({ provisional: false, provisionalReasons: [], totals: whole.totals });
    expect(noteOf(after, 'unreadableHours')).toBeUndefined();
    expect(noteOf(after, 'unreadableHoursBefore')).toMatchObject({ count: 1, values: [`${addDays(DAY.from, -7)} 10:00 to 10:15`] });
    expect(after.comparison.weekBefore).toBeNull();
    expect(after.contacts.reason).toBeNull();
    expect(after.comparison.mean7?.days).toBe(6);
  });
});

test.each(PARTS)('the backlog counts what else is open where a quarter hour has lost its %s', async (what) => {
  const { history, damage } = await start();
  const count = async () =>
    (await countBacklog(history.quarters, DAY.fromMs, NOW))?.items.reduce((sum, { deliveries }) => sum + deliveries, 0);
  expect(await count()).toBe(2);
  await damage(AT, what);
  expect(await count()).toBe(what === 'head' || what === 'intakes' ? 1 : 2);
});
