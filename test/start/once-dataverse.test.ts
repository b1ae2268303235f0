/** `npm start -- --once` against a Dataverse that does not answer as it should: the reason and what to do about it, exit code 1, nothing stored. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../dev/azurite.ts';
import { type Emulator, startEmulator } from '../../dev/dataverse/emulator.ts';
import { sampleRecords } from '../../dev/sample/generate.ts';
import { openHistory } from '../../src/history/history.ts';
import { harvestState } from '../../src/history/state/watermarks.ts';
import { dayOf } from '../../src/time/local-day.ts';
import { readQuarters } from '../support/history/stored-quarters.ts';
import { ownStorage } from '../support/setup/own-storage.ts';
import { runStart } from '../support/start-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const DATE = '2026-11-20';
const ZONE = 'Europe/Lisbon';
const DELIVERIES = 'msdyn_proactive_deliveries';
const SECRET = 'wrong-token-wrong-token';
const PERIOD = dayOf(DATE, ZONE);

let storage: string;
let emulator: Emulator;
let unreachable: ReturnType<typeof once>;
const ends: (() => Promise<void>)[] = [];
beforeAll(async () => {
  storage = await ownStorage();
  emulator = await startEmulator();
  const options = { lastDate: DATE, days: 1, zone: ZONE, deliveriesPerDay: 100, nowMs: PERIOD.toMs, hostile: true };
  for (const { delivery } of sampleRecords(options)) {
    emulator.table(DELIVERIES).upsert({ ...delivery });
  }
  // Its repeats take half a minute, in which the other tests run.
  unreachable = once(`http://127.0.0.1:${await freePort()}`, SECRET);
});
afterAll(async () => {
  await emulator.stop();
  for (const end of ends) await end();
});

async function once(url: string, token: string) {
  const onEnd = (end: () => Promise<void>) => ends.push(end);
  const folder = await temporaryFolder(onEnd);
  const env = { DATAVERSE_URL: url, DATAVERSE_AUTH: 'token', DATAVERSE_TOKEN: token, STORAGE_CONNECTION: storage };
  const { code, stderr } = await runStart(['--once', '--date', DATE, '--zone', ZONE, '--out', join(folder, 'out')], { env, onEnd });
  return { code, stderr, written: await readdir(folder) };
}

async function expectNothingStored(): Promise<void> {
  const { documents, snapshots } = await openHistory({
    connection: { connectionString: storage },
    prefix: 'proactivedigest',
  });
  expect(await harvestState(documents).coverage()).toEqual({ spans: [], readToMs: null });
  expect(await snapshots.latest(ZONE, DATE)).toBeUndefined();
  expect((await readQuarters(storage, PERIOD)).quarters.size).toBe(0);
}

async function expectRefused(run: Awaited<ReturnType<typeof once>>, message: RegExp): Promise<void> {
  expect(run.stderr).toMatch(message);
  expect(run.stderr).not.toMatch(/^\s+at /m);
  expect(run.stderr).not.toContain(SECRET);
  expect(run).toMatchObject({ code: 1, written: [] });
  await expectNothingStored();
}

test('a token that is not accepted: which settings to check', async () => {
  await expectRefused(
    await once(emulator.url, SECRET),
    /^Cannot .* at "http:\/\/127\.0\.0\.1:\d+": status 401 after 2 attempts; check DATAVERSE_AUTH/,
  );
});

test('a table that may not be read: which privilege to give', async () => {
  emulator.setReadDepth(DELIVERIES, 'None');
  await expectRefused(
    await once(emulator.url, emulator.token),
    /status 403; give the application user organisation-level Read on msdyn_proactive_delivery \(privilege prvReadmsdyn_proactive_delivery\)/,
  );
});

test('an empty answer that comes of missing rights is no day without deliveries', async () => {
  emulator.setReadDepth(DELIVERIES, 'Basic');
  await expectRefused(await once(emulator.url, emulator.token), /^Cannot .*msdyn_proactive_delivery.*\n$/);
});

test('a server that is not there is tried again, then named with the reason', async () => {
  await expectRefused(
    await unreachable,
    /^Cannot .* at "http:\/\/127\.0\.0\.1:\d+": the connection failed \(ECONNREFUSED\) at attempt \d\n$/,
  );
});

test('with every right the same day is reported, so that it was the rights', async () => {
  emulator.setReadDepth(DELIVERIES, 'Global');
  const { code, written } = await once(emulator.url, emulator.token);
  expect({ code, written }).toEqual({ code: 0, written: ['out'] });
});
