/** Processes that dispatch and deliver are killed (SIGKILL) 8 times, in npm run test:long 50 times by SMTP and 50 by Graph, at seeded moments: before or after a request to storage, or at a step of the mail. Whoever comes after them sends what was not begun, and tells the rest; what Graph had taken is found where it can be looked for. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createRandom, type Random } from '../../../dev/sample/random.ts';
import { createApp } from '../../../src/app.ts';
import { openHistory } from '../../../src/history/history.ts';
import { readSettings } from '../../../src/settings/settings.ts';
import { deliveryStore } from '../../../src/subscriptions/delivery/delivery-store.ts';
import { type ListedEntry, ledgerOf, recipientId } from '../../../src/subscriptions/delivery/ledger.ts';
import { HOUR_MS, MINUTE_MS } from '../../../src/time/lengths.ts';
import { dispatchAndSend } from '../../support/deliveries/dispatch.ts';
import { IS_WHOLE } from '../../support/matrices.ts';
import { type StorageProxy, startStorageProxy } from '../../support/storage-proxy.ts';
import { graphPlace, type KillPlace, smtpPlace } from './kill-places.ts';

const SEED = 'deliver kills 1';
/** Each way of sending, and how many installations are killed at it. */
const PLACES: readonly (readonly [start: () => Promise<KillPlace>, installations: number])[] = [
  [smtpPlace, IS_WHOLE ? 50 : 4],
  [() => graphPlace(false), IS_WHOLE ? 25 : 2],
  [() => graphPlace(true), IS_WHOLE ? 25 : 2],
];
const KILLS = PLACES.reduce((sum, [, installations]) => sum + installations, 0);
/** Requests to storage of a process that is left to its work. */
const MOST = 112;
const SCRIPT = fileURLToPath(new URL('./deliver-process.ts', import.meta.url));
// Written the evening before seven o'clock in Lisbon; sent when it waits for its data no longer.
const [WRITTEN_MS, SENT_MS] = [Date.parse('2025-06-09T20:00Z'), Date.parse('2025-06-10T06:00Z') + 4 * HOUR_MS];
const READERS = ['ana', 'rui', 'eva'].map((name) => `${name}@contoso.example`);
const OWNER = 'owner@contoso.example';

const killed: string[] = [];
const ends: {
  readonly name: string;
  readonly place: KillPlace;
  readonly entries: readonly ListedEntry[];
  readonly open: number;
  readonly taken: readonly string[];
}[] = [];
let storage: StorageProxy | undefined;

beforeAll(async () => {
  storage = await startStorageProxy(inject('storageConnection'));
  for (const [start, installations] of PLACES) {
    const place = await start();
    for (let n = 0; n < installations; n++) ends.push(await play(n, place, storage));
    await place.stop();
  }
});

afterAll(() => storage?.stop());

test(`${KILLS} processes were killed at their work`, () => {
  console.log(`seed "${SEED}"\n${killed.join('\n')}`);
  expect(killed).toHaveLength(KILLS);
});

test('each reader has the mail once, or it is told as ambiguous to the owner, who has one notice of it', () => {
  for (const { name, place, entries, open, taken } of ends) {
    expect(open, name).toBe(0);
    const digests = entries.filter(({ digest }) => digest.kind === 'scheduled');
    expect(digests.map(({ recipientId: id }) => id).sort(), name).toEqual(READERS.map(recipientId).sort());
    for (const reader of READERS) {
      const state = digests.find(({ recipientId: id }) => id === recipientId(reader))?.state;
      const mails = taken.filter((address) => address === reader).length;
      expect(place.ends, `${name}, ${reader}`).toContain(`${state} ${mails}`);
    }
    const isTold = digests.some(({ state }) => state === 'ambiguous');
    expect(taken.filter((address) => address === OWNER).length, name).toBe(isTold ? 1 : 0);
  }
});

function settingsFor(mail: KillPlace['env'], storageConnection: string) {
  return {
    ...{ DATAVERSE_URL: 'http://127.0.0.1:9', DATAVERSE_AUTH: 'token', DATAVERSE_TOKEN: 'none', STORAGE_CONNECTION: storageConnection },
    ...{ MAIL_FROM: 'digest@contoso.example', ...mail },
  };
}

/** A subscription that is due; a process that is killed at it; then, some minutes later, one that is left to its work. */
async function play(n: number, place: KillPlace, tables: StorageProxy) {
  const name = `${place.name}, installation ${n}`;
  const random = createRandom(`${SEED} ${name}`);
  const prefix = `deliver${process.pid}x${ends.length}`;
  const time = { now: WRITTEN_MS };
  const connectionString = inject('storageConnection');
  const app = await createApp(readSettings(settingsFor(place.env, connectionString)), { tablePrefix: prefix, clock: () => time.now });
  const written = { recipients: READERS, owner: OWNER, schedule: { every: 'day', at: '07:00', zone: 'Europe/Lisbon' } };
  await app.subscriptions.write({ id: 'team', written, expected: 'none', isDryRun: false }, time.now);
  time.now = SENT_MS;
  const before = place.arrived().length;
  await killOne({ prefix, nowMs: time.now, place, tables }, random, name);
  for (let tick = 0; tick < 3; tick++) {
    time.now += 20 * MINUTE_MS;
    await dispatchAndSend(app);
  }
  await app.close();
  const { documents } = await openHistory({ connection: { connectionString }, prefix });
  const entries = await Array.fromAsync(ledgerOf(documents).list('team', '2025-01-01', '2025-12-31'));
  const open = (await deliveryStore(documents).listOpen()).length;
  return { name, place, entries, open, taken: place.arrived().slice(before) };
}

interface Run {
  readonly prefix: string;
  readonly nowMs: number;
  readonly place: KillPlace;
  readonly tables: StorageProxy;
}

/** Kills a process at a moment drawn from all that it has; where one ended before, the next one is killed earlier. */
async function killOne({ prefix, nowMs, place, tables }: Run, random: Random, name: string): Promise<void> {
  for (let most = MOST; ; most = Math.ceil(most / 2)) {
    const kind = random.pick(['before storage', 'after storage', 'at the mail', 'at the mail'] as const);
    // There are three mails, and the last step of the last one may not be met.
    const at = random.int(1, kind === 'at the mail' ? Math.ceil((most / MOST) * 2.7 * place.steps) : most);
    const env = { ...process.env, ...settingsFor(place.watchedEnv, tables.connectionString) };
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', SCRIPT, prefix, `${nowMs}`], { env, stdio: 'inherit' });
    let [steps, where] = [0, `request ${at}`];
    place.watch((step) => {
      if (kind !== 'at the mail' || ++steps !== at) return;
      where = `step ${at}, ${step}`;
      child.kill('SIGKILL');
    });
    tables.reset((request, when) => kind === `${when} storage` && request.number === at && child.kill('SIGKILL'));
    const [, signal] = await once(child, 'close');
    place.watch(() => {});
    tables.reset();
    if (signal !== 'SIGKILL') continue;
    killed.push(`${name}: killed ${kind}, ${where}`);
    return;
  }
}
