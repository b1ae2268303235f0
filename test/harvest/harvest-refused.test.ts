/** Harvests that may not see the rows, or get no answer: what is told, and that nothing counts as read. */
import { describe, expect, inject, test } from 'vitest';
import type { Emulator } from '../../dev/dataverse/emulator.ts';
import { createDataverseClient } from '../../src/dataverse/client.ts';
import { createTokenSource } from '../../src/dataverse/token.ts';
import { harvest } from '../../src/harvest/harvest.ts';
import { openHistory } from '../../src/history/history.ts';
import { harvestState } from '../../src/history/state/watermarks.ts';
import { defaultRules } from '../../src/metrics/rules/rules.ts';
import { HOUR_MS } from '../../src/time/lengths.ts';
import { refuse } from '../dataverse/start.ts';
import { call, DAY_BEFORE, DELIVERIES, deliveriesOf, errorOf, expectUnread, NOW, reportOf, start, YESTERDAY } from './started-app.ts';

let prefixes = 0;

describe('an account that may not see the rows', () => {
  const HIDE: readonly (readonly [depth: 'Basic' | 'None', table: string])[] = [
    ['Basic', 'msdyn_proactive_delivery'],
    ['None', 'msdyn_proactive_delivery'],
  ];

  test.each(HIDE)('(depth %s) gets an error that names table and privilege, and nothing counts as read until it may', async (depth) => {
    const started = await start();
    started.put(call(1, '2025-06-09T10:00:00Z'));
    started.emulator.setReadDepth(DELIVERIES, depth);
    for (const run of [() => started.app.harvest(), () => started.app.pull(YESTERDAY)]) {
      const error = await errorOf(run());
      expect(error.code).toBe(depth === 'Basic' ? 'dataverse.no-rights' : 'dataverse.forbidden');
      expect(error.message).toMatch(/organisation-level Read on msdyn_proactive_delivery/);
      expect(error.message).toContain('prvReadmsdyn_proactive_delivery');
      await expectUnread(started);
    }
    started.emulator.setReadDepth(DELIVERIES, 'Global');
    await started.app.harvest();
    expect(await deliveriesOf(started)).toBe(1);
    expect((await reportOf(started)).provisional).toBe(false);
  });

  test('after it could gets the error too, and the coverage does not grow', async () => {
    const started = await start();
    started.put(call(1, '2025-06-09T10:00:00Z'));
    await started.app.harvest();
    const { coverage } = await started.app.lookUp({ period: YESTERDAY, scope: {} });
    started.emulator.setReadDepth(DELIVERIES, 'Basic');
    expect((await errorOf(started.app.harvest())).code).toBe('dataverse.no-rights');
    expect((await started.app.lookUp({ period: YESTERDAY, scope: {} })).coverage).toEqual(coverage);
  });

  test('where nobody can tell and nothing is found, gives no day without calls', async () => {
    const started = await start();
    refuse(started.emulator, 'RetrieveUserPrivilegeByPrivilegeName', 404);
    expect(await started.app.harvest()).toMatchObject({ deliveries: 0, isVerified: false });
    await expectUnread(started);
    const error = await errorOf(started.app.pull(YESTERDAY));
    expect(error).toMatchObject({ code: 'dataverse.no-rights' });
    expect(error.message).toMatch(
      /^Cannot tell whether 2025-06-09 had no deliveries: .*msdyn_proactive_delivery and msdyn_proactive_delivery_attribute$/,
    );
    await expectUnread(started);
    // Once rows are found they count, and so do the days without any.
    started.put(call(1, '2025-06-09T10:00:00Z'));
    await started.app.harvest();
    expect(await reportOf(started, DAY_BEFORE)).toMatchObject({ provisional: false, totals: { deliveries: 0 } });
  });

  test('an organisation that is empty indeed counts as read', async () => {
    const started = await start();
    expect(await started.app.harvest()).toMatchObject({ deliveries: 0, isVerified: true });
    expect(await reportOf(started)).toMatchObject({ provisional: false, totals: { deliveries: 0 } });
  });
});

describe('a Dataverse that does not answer', () => {
  test.each([
    [401, 'dataverse.unauthorized'],
    [403, 'dataverse.forbidden'],
  ])('but with %i fails with %s, and nothing counts as read', async (status, code) => {
    const started = await start();
    refuse(started.emulator, DELIVERIES, status);
    for (const run of [() => started.app.harvest(), () => started.app.pull(YESTERDAY)]) {
      expect((await errorOf(run())).code).toBe(code);
      await expectUnread(started);
    }
  });

  test.each<[string, string, (emulator: Emulator) => void]>([
    ['hangs up', 'dataverse.unreachable', (emulator) => emulator.intercept((request) => request.socket.destroy() !== undefined)],
    ['is not available', 'dataverse.unavailable', (emulator) => refuse(emulator, DELIVERIES, 503)],
    [
      'gives no JSON',
      'dataverse.bad-answer',
      (emulator) => emulator.intercept((_, response) => response.writeHead(200).end('<html>') !== undefined),
    ],
  ])('but %s fails with %s after its attempts, and what was read before stays', async (_, code, breakDown) => {
    const { emulator, put } = await start();
    put(call(1, '2025-06-09T10:00:00Z'));
    const history = await openHistory({
      connection: { connectionString: inject('storageConnection') },
      prefix: `harvest${process.pid}x${++prefixes}`,
    });
    const token = createTokenSource({ kind: 'token', token: emulator.token }, emulator.url);
    const dataverse = createDataverseClient({ url: emulator.url, token, retry: { baseMs: 1 } });
    const ports = { ...history, dataverse, rules: defaultRules('a key of this test'), harvestFromDays: 35 };
    await harvest(ports, { nowMs: NOW });
    const coverage = await harvestState(history.documents).coverage();
    breakDown(emulator);
    const error = await errorOf(harvest(ports, { nowMs: NOW + HOUR_MS }));
    expect(error).toMatchObject({ code, retryable: true });
    expect(await harvestState(history.documents).coverage()).toEqual(coverage);
  });
});
