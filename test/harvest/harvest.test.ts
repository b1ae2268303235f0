/** Harvests and pulls on a real emulator and real Azurite: what is read, what is told, and what never counts as read. */
import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { harvest } from '../../src/harvest/harvest.ts';
import { lookUpReport } from '../../src/lookup/look-up-report.ts';
import { US_FEDERAL } from '../../src/metrics/zones/rule-packs.ts';
import { addDays, dayOf, periodOf } from '../../src/time/local-day.ts';
import { guid } from '../dataverse/start.ts';
import { startApp } from '../support/start-app.ts';
import { startOrganisation } from './organisation.ts';
import { call, DAY_BEFORE, DELIVERIES, deliveriesOf, errorOf, expectUnread, NOW, reportOf, start, YESTERDAY } from './started-app.ts';

describe('harvest()', () => {
  test('goes back HARVEST_FROM_DAYS the first time, and no further', async () => {
    const started = await start({ HARVEST_FROM_DAYS: '3' });
    started.put(call(1, '2025-06-07T07:59:59Z'), call(2, '2025-06-07T08:00:00Z'), call(3, '2025-06-09T12:00:00Z'));
    expect(await started.app.harvest()).toEqual({
      deliveries: 2,
      attributes: 0,
      malformed: 0,
      isVerified: true,
      isComplete: true,
      orphans: 0,
      frozenChanges: 0,
      troubles: [],
    });
    const { coverage } = await started.app.lookUp({ period: YESTERDAY, scope: {} });
    expect(coverage.spans).toEqual([[Date.parse('2025-06-07T08:00:00Z'), coverage.readToMs]]);
    const report = await reportOf(started, dayOf('2025-06-07', 'Europe/Lisbon'));
    expect(report).toMatchObject({ totals: { deliveries: 1 }, provisional: true });
  });

  test('reads only what changed since the last time', async () => {
    const started = await start();
    started.put(...Array.from({ length: 30 }, (_, i) => call(i + 1, `2025-06-09T10:${10 + i}:00Z`)));
    await started.app.harvest();
    started.put(call(99, '2025-06-09T11:00:00Z'));
    const before = started.emulator.requests.length;
    const { deliveries } = await started.app.harvest();
    // The last five minutes are read again, for rows may become visible late.
    expect(deliveries).toBe(7);
    expect(started.emulator.requests.length - before).toBeLessThan(6);
    expect(await deliveriesOf(started)).toBe(31);
  });

  test('finds a row that became visible five minutes late, and one that was changed', async () => {
    const started = await start();
    started.put(
      call(1, '2025-06-09T10:00:00Z'),
      call(2, '2025-06-09T11:00:00Z', { msdyn_status: 'InProcess', msdyn_result: null, msdyn_result_date: null }),
    );
    await started.app.harvest();
    expect(await deliveriesOf(started)).toBe(1);
    started.put(
      call(2, '2025-06-09T11:00:00Z', { modifiedon: '2025-06-09T11:10:00Z' }),
      call(3, '2025-06-09T10:55:30Z'),
      call(1, '2025-06-09T10:00:00Z', { modifiedon: '2025-06-09T11:20:00Z', msdyn_result: 'NoAnswer' }),
    );
    await started.app.harvest();
    const { totals, byResult } = await reportOf(started);
    expect(totals.deliveries).toBe(3);
    expect(byResult.map(({ key, deliveries }) => [key, deliveries])).toEqual([
      ['LiveAnswer', 2],
      ['NoAnswer', 1],
    ]);
  });

  test('moves a row that the server moved to another day', async () => {
    const started = await start();
    started.put(call(1, '2025-06-08T12:00:00Z'), call(2, '2025-06-08T13:00:00Z'));
    await started.app.harvest();
    expect([await deliveriesOf(started, DAY_BEFORE), await deliveriesOf(started)]).toEqual([2, 0]);
    started.put(call(1, '2025-06-08T12:00:00Z', { msdyn_result_date: '2025-06-09T09:00:00Z', modifiedon: '2025-06-09T09:00:01Z' }));
    await started.app.harvest();
    expect([await deliveriesOf(started, DAY_BEFORE), await deliveriesOf(started)]).toEqual([1, 1]);
    expect((await reportOf(started, DAY_BEFORE)).totals.intake).toBe(2);
  });

  test('keeps counting a row that is no longer found', async () => {
    const started = await start();
    started.put(call(1, '2025-06-09T10:00:00Z'), call(2, '2025-06-09T10:01:00Z'));
    await started.app.harvest();
    started.emulator.table(DELIVERIES).delete(guid(1));
    await started.app.harvest();
    expect(await deliveriesOf(started)).toBe(2);
  });

  test('repeated and at once with another gives what one gives', async () => {
    const started = await start();
    started.put(...Array.from({ length: 40 }, (_, i) => call(i + 1, `2025-06-09T${10 + (i % 10)}:00:00Z`)));
    await Promise.all([started.app.harvest(), started.app.harvest()]);
    await started.app.harvest();
    const { totals } = await reportOf(started);
    expect(totals).toMatchObject({ deliveries: 40, intake: 40, liveMin: 40 });
  });

  test('that fails half-way goes on where it was, and the days do not count as read before its end', async () => {
    const started = await start();
    // The server's clock is that of today; a row that lives for ten years says that none of them has expired in between.
    started.put(call(1, '2025-05-10T10:00:00Z', { ttlinseconds: 10 * 365 * 86_400 }), call(2, '2025-06-09T10:00:00Z'));
    const mend = started.emulator.intercept((request, response) => {
      if (!decodeURIComponent(request.url ?? '').includes('modifiedon ge 2025-05-2')) return false;
      response.writeHead(400).end();
      return true;
    });
    expect((await errorOf(started.app.harvest())).code).toBe('dataverse.refused');
    await expectUnread(started);
    mend();
    const asked: string[] = [];
    started.emulator.intercept((request) => {
      asked.push(decodeURIComponent(request.url ?? ''));
      return false;
    });
    await started.app.harvest();
    // Not from the last row, ten days before that.
    expect(asked.find((url) => url.includes(DELIVERIES))).toMatch(/modifiedon ge 2025-05-1[89]T/);
    expect(await deliveriesOf(started)).toBe(1);
    expect(await deliveriesOf(started, dayOf('2025-05-10', 'Europe/Lisbon'))).toBe(1);
    expect(await reportOf(started)).toMatchObject({ provisional: false });
  });

  test('counts columns that cannot be read, takes them for empty and flags the rows', async () => {
    const started = await start();
    started.put(
      call(1, '2025-06-09T10:00:00Z', { msdyn_start_date: 'around ten', msdyn_seq_no: 'first' }),
      call(2, '2025-06-09T10:00:00Z'),
    );
    expect(await started.app.harvest()).toMatchObject({ deliveries: 2, malformed: 2 });
    const { totals, quality } = await reportOf(started);
    expect(totals.deliveries).toBe(2);
    expect(quality.find(({ id }) => id === 'malformed')?.count).toBe(1);
  });
});

test('a report tells of results that belong to no delivery, unless it is narrowed', async () => {
  const org = await startOrganisation({ nowMs: NOW });
  const run = () => harvest(org.ports, { nowMs: org.clock.nowMs });
  await run();
  org.clock.nowMs += 600_000;
  org.attribute(11, 99, 700_610_001);
  org.clock.nowMs += 600_000;
  await run();
  const ports = { ...org.ports, rulePack: US_FEDERAL, openShareLimit: 5 };
  const countOf = async (scope: { channel?: string }) => {
    const { report } = await lookUpReport(ports, { period: dayOf('2025-06-10', 'UTC'), scope }, org.clock.nowMs);
    return report.quality.find(({ id }) => id === 'orphanAttribute')?.count;
  };
  expect(await countOf({})).toBe(1);
  expect(await countOf({ channel: 'Voice' })).toBeUndefined();
});

describe('pull()', () => {
  test('reads one day alone, and says so of the others', async () => {
    const started = await start();
    started.put(call(1, '2025-06-09T10:00:00Z'), call(2, '2025-06-08T10:00:00Z'));
    expect(await started.app.pull(YESTERDAY)).toMatchObject({ deliveries: 1, isVerified: true });
    expect(await reportOf(started)).toMatchObject({ provisional: false, totals: { deliveries: 1 } });
    expect(await reportOf(started, DAY_BEFORE)).toMatchObject({ provisional: true, read: 'none', totals: { deliveries: null } });
  });

  test('refuses a day that has not begun', async () => {
    const started = await start();
    const error = await errorOf(started.app.pull(dayOf('2025-06-11', 'Europe/Lisbon')));
    expect(error).toBeInstanceOf(InputError);
    expect(error.message).toBe('Cannot report on "2025-06-11": it has not begun in Europe/Lisbon');
    expect(started.emulator.requests).toEqual([]);
  });

  test('of a day that runs is provisional, with the time up to which it was read', async () => {
    const { app, emulator } = await startApp();
    emulator.table(DELIVERIES).upsert(call(1, '2025-06-09T10:00:00Z'));
    const today = new Date().toISOString().slice(0, 10);
    const running = periodOf(today, addDays(today, 1), 'UTC');
    await app.pull(running);
    const { report } = await app.lookUp({ period: running, scope: {} });
    expect(report.provisional).toBe(true);
    expect(report.provisionalReasons.join()).toMatch(/^Dataverse has been read up to \d{4}-\d\d-\d\d \d\d:\d\d UTC; the period ends at/);
  });

  test('stopped by its signal keeps nothing as read', async () => {
    const started = await start();
    started.put(call(1, '2025-06-09T10:00:00Z'));
    const error = await errorOf(started.app.pull(YESTERDAY, { signal: AbortSignal.abort() }));
    expect(error.code).toBe('dataverse.aborted');
    await expectUnread(started);
  });
});
