/** A stored day of UTC, or a kind of its records, that cannot be read costs its own numbers, is named, and ends nothing: on real Azurite. */
import { describe, expect, test } from 'vitest';
import { closeDays } from '../../src/closing/close-days.ts';
import { countBacklog } from '../../src/history/state/backlog.ts';
import { harvestState } from '../../src/history/state/watermarks.ts';
import { lookUpReport } from '../../src/lookup/look-up-report.ts';
import type { ReportQuery } from '../../src/lookup/report-query.ts';
import type { Fact, Intake } from '../../src/metrics/fact/fact.ts';
import type { Report } from '../../src/report/report.ts';
import { DAY_MS, HOUR_MS, QUARTER_MS } from '../../src/time/lengths.ts';
import { addDays, dayOf } from '../../src/time/local-day.ts';
import { type DamagedDay, damageDay } from '../support/damage.ts';
import { historyOf, sampleFacts } from './stored-facts.ts';

const ZONE = 'Europe/Lisbon';
const DAY = dayOf('2026-11-22', ZONE);
const AT = DAY.fromMs + 10 * HOUR_MS;
const NOW = DAY.toMs + 2 * HOUR_MS;
const PARTS: readonly DamagedDay[] = ['day', 'facts', 'intakes', 'tallies', 'details'];

/** Two facts and an open delivery in each of two quarter hours of the day, and as many on each of 14 days before. */
async function start() {
  const [one] = sampleFacts(AT, AT + QUARTER_MS, 1);
  if (one === undefined) throw new Error('no sample fact');
  const quarters = Array.from({ length: 15 }, (_, i) => [AT - i * DAY_MS, AT + HOUR_MS - i * DAY_MS]).flat();
  const facts = quarters.flatMap((placeMs) => [1, 2].map((n): Fact => ({ ...one, id: `${placeMs} ${n}`, placeMs })));
  const intakes = quarters.map((createdMs) => openIntake(one, createdMs));
  const history = await historyOf(facts, intakes);
  for await (const { dayMs } of history.quarters.listDays()) await history.quarters.compactDay(dayMs);
  await harvestState(history.documents).addCoverage([DAY.fromMs - 60 * DAY_MS, NOW], NOW);
  const ports = { ...history, openShareLimit: 1.1 };
  const lookUp = (query: ReportQuery) => lookUpReport(ports, query, NOW);
  return {
    history,
    damage: (instantMs: number, what: DamagedDay) => damageDay(history.prefix, instantMs, what),
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

/** A later version of the same. */
function seenAgain(intake: Intake): Intake {
  return { ...intake, version: { ...intake.version, number: intake.version.number + 1 } };
}

/** The quarter hours of a date that are left out: those with records, or all where nothing is known of them. */
function lostOf(date: string, what: DamagedDay): string {
  return what === 'day' ? `${date} 00:00 to ${addDays(date, 1)} 00:00` : `${date} 10:00 to 10:15, ${date} 11:00 to 11:15`;
}

const noteOf = ({ quality }: Report, id: string) => quality.find((note) => note.id === id);

describe.each(PARTS)('a day whose %s cannot be read', (what) => {
  test('is named by the report, which goes on, and is not shown as complete', async () => {
    const { damage, report } = await start();
    const before = await report();
    expect(before).toMatchObject({ provisional: false, totals: { deliveries: 4 } });
    await damage(AT, what);
    const after = await report();
    expect(after.provisional).toBe(true);
    expect(after.provisionalReasons).toEqual([`What is stored of ${lostOf(DAY.from, what)} cannot be read and is missing here.`]);
    expect(noteOf(after, 'unreadableHours')?.values.join(', ')).toBe(lostOf(DAY.from, what));
    // The facts alone tell of contacts, the intake entries of what is open: the counts of deliveries are still there.
    expect(after.totals.deliveries).toBe(what === 'facts' || what === 'intakes' ? 4 : 0);
  });
});

test.each(PARTS)(
  'a day that has lost its %s is put on record as provisional at the most, once, and as closed once it is mended and written to',
  async (what) => {
    const { history, damage, close } = await start();
    const mend = await damage(AT, what);
    const reason = `provisional: What is stored of ${lostOf(DAY.from, what)} cannot be read and is missing here.`;
    expect(await close()).toMatchObject([{ version: 1, reason }]);
    expect(await close()).toEqual([]);
    const snapshot = await history.snapshots.latest(ZONE, DAY.from);
    expect(snapshot?.report.provisional).toBe(true);
    await mend();
    await history.quarters.edit(AT, { intakes: [`open ${AT}`] }, ({ intakes }) => ({ intakes: [...intakes.values()].map(seenAgain) }));
    expect(await close()).toMatchObject([{ version: 2, reason: expect.stringMatching(/^closed/) }]);
  },
);

test('a closed day that loses what is stored of it keeps the version that has it', async () => {
  const { history, damage, close } = await start();
  expect(await close()).toMatchObject([{ version: 1, reason: 'closed' }]);
  await damage(AT, 'day');
  expect(await close()).toEqual([]);
  expect(await history.snapshots.latest(ZONE, DAY.from)).toMatchObject({ version: 1, report: { totals: { deliveries: 4 } } });
});

describe.each(['day', 'tallies', 'facts'] as const)('an earlier day whose %s cannot be read', (what) => {
  test('is a note, and leaves the day complete; what is compared leaves out its day', async () => {
    const { damage, report } = await start();
    const whole = await report();
    expect(whole.comparison).toMatchObject({ weekBefore: { totals: { deliveries: 4 } }, mean7: { days: 7 } });
    await damage(AT - 7 * DAY_MS, what);
    const after = await report();
    expect(after).toMatchObject({ provisional: false, provisionalReasons: [], totals: whole.totals });
    expect(noteOf(after, 'unreadableHours')).toBeUndefined();
    expect(noteOf(after, 'unreadableHoursBefore')?.values.join(', ')).toBe(lostOf(addDays(DAY.from, -7), what));
    expect(after.comparison.weekBefore).toBeNull();
    expect(after.contacts.reason).toBeNull();
    expect(after.comparison.mean7?.days).toBe(6);
  });
});

test.each(PARTS)('the backlog counts what else is open where a day has lost its %s', async (what) => {
  const { history, damage } = await start();
  const count = async () =>
    (await countBacklog(history.quarters, DAY.fromMs - DAY_MS, NOW))?.items.reduce((sum, { deliveries }) => sum + deliveries, 0);
  expect(await count()).toBe(4);
  await damage(AT, what);
  expect(await count()).toBe(what === 'day' || what === 'intakes' ? 2 : 4);
});
