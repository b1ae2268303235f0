/** Processes that dispatch and deliver are killed (SIGKILL) 8 times, 50 in npm run test:long, at seeded moments: before or after a request to storage, or at a step of the mail. Whoever comes after them sends what was not begun, and tells the rest. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createRandom, type Random } from '../../../dev/sample/random.ts';
import { createApp } from '../../../src/app.ts';
import { openHistory } from '../../../src/history/history.ts';
import { readSettings } from '../../../src/settings/settings.ts';
import { deliveryStore } from '../../../src/subscriptions/delivery/delivery-store.ts';
import { type ListedEntry, ledgerOf, recipientId } from '../../../src/subscriptions/delivery/ledger.ts';
import { HOUR_MS, MINUTE_MS } from '../../../src/time/lengths.ts';
import { type MailProxy, startMailProxy } from '../../mail/transports/mail-proxy.ts';
import { type Started, startServer } from '../../mail/transports/smtp-server.ts';
import { dispatchAndSend } from '../../support/deliveries/dispatch.ts';
import { IS_WHOLE } from '../../support/matrices.ts';
import { type StorageProxy, startStorageProxy } from '../../support/storage-proxy.ts';

const SEED = 'deliver kills 1';
const KILLS_EACH = 1;
const INSTALLATIONS = IS_WHOLE ? 50 : 8;
const SCRIPT = fileURLToPath(new URL('./deliver-process.ts', import.meta.url));
// Written the evening before seven o'clock in Lisbon; sent when it waits for its data no longer.
const [WRITTEN_MS, SENT_MS] = [Date.parse('2025-06-09T20:00Z'), Date.parse('2025-06-10T06:00Z') + 4 * HOUR_MS];
const READERS = ['ana', 'rui', 'eva'].map((name) => `${name}@contoso.example`);
const OWNER = 'owner@contoso.example';

const killed: string[] = [];
const arrived: string[] = [];
const ends: {
  readonly name: string;
  readonly entries: readonly ListedEntry[];
  readonly open: number;
  readonly taken: readonly string[];
}[] = [];
let server: Started;
let [proxy, storage] = [undefined, undefined] as [MailProxy | undefined, StorageProxy | undefined];

beforeAll(async () => {
  server = await startServer({
    ...{ disabledCommands: ['STARTTLS', 'AUTH'], hidePIPELINING: true },
    onData(stream, { envelope }, done) {
      void text(stream).then(() => {
        arrived.push(...envelope.rcptTo.map(({ address }) => address));
        done(null);
      }, done);
    },
  });
  proxy = await startMailProxy(server.port);
  storage = await startStorageProxy(inject('storageConnection'));
  for (let n = 0; n < INSTALLATIONS; n++) ends.push(await play(n, proxy, storage));
});

afterAll(() => Promise.all([proxy?.stop(), storage?.stop(), server?.stop()]));

test(`${INSTALLATIONS * KILLS_EACH} processes were killed at their work`, () => {
  console.log(`seed "${SEED}"\n${killed.join('\n')}`);
  expect(killed).toHaveLength(INSTALLATIONS * KILLS_EACH);
});

test('each reader has the mail once, or it is told as ambiguous to the owner, who has one notice of it', () => {
  for (const { name, entries, open, taken } of ends) {
    expect(open, name).toBe(0);
    const digests = entries.filter(({ digest }) => digest.kind === 'scheduled');
    expect(digests.map(({ recipientId: id }) => id).sort(), name).toEqual(READERS.map(recipientId).sort());
    for (const reader of READERS) {
      const state = digests.find(({ recipientId: id }) => id === recipientId(reader))?.state;
      const mails = taken.filter((address) => address === reader).length;
      expect(['sent 1', 'ambiguous 0', 'ambiguous 1'], `${name}, ${reader}`).toContain(`${state} ${mails}`);
    }
    const isTold = digests.some(({ state }) => state === 'ambiguous');
    expect(taken.filter((address) => address === OWNER).length, name).toBe(isTold ? 1 : 0);
  }
});

function settingsFor(port: number, storageConnection: string) {
  return {
    ...{ DATAVERSE_URL: 'http://127.0.0.1:9', DATAVERSE_AUTH: 'token', DATAVERSE_TOKEN: 'none', STORAGE_CONNECTION: storageConnection },
    ...{ MAIL_TRANSPORT: 'smtp', MAIL_SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'digest@contoso.example' },
  };
}

/** A subscription that is due; processes that are killed at it, a few minutes apart; then one that is left to its work. */
async function play(n: number, mail: MailProxy, tables: StorageProxy) {
  const random = createRandom(`${SEED} ${n}`);
  const prefix = `deliver${process.pid}x${n}`;
  const time = { now: WRITTEN_MS };
  const connectionString = inject('storageConnection');
  const app = await createApp(readSettings(settingsFor(server.port, connectionString)), { tablePrefix: prefix, clock: () => time.now });
  const written = { recipients: READERS, owner: OWNER, schedule: { every: 'day', at: '07:00', zone: 'Europe/Lisbon' } };
  await app.subscriptions.write({ id: 'team', written, expected: 'none', isDryRun: false }, time.now);
  time.now = SENT_MS;
  const before = arrived.length;
  for (let kill = 0; kill < KILLS_EACH; kill++, time.now += 20 * MINUTE_MS)
    await killOne({ prefix, nowMs: time.now, mail, tables }, random, `installation ${n}`);
  for (let tick = 0; tick < 3; tick++, time.now += 20 * MINUTE_MS) await dispatchAndSend(app);
  await app.close();
  const { documents } = await openHistory({ connection: { connectionString }, prefix });
  const entries = await Array.fromAsync(ledgerOf(documents).list('team', '2025-01-01', '2025-12-31'));
  const open = (await deliveryStore(documents).listOpen()).length;
  return { name: `installation ${n}`, entries, open, taken: arrived.slice(before) };
}

interface Run {
  readonly prefix: string;
  readonly nowMs: number;
  readonly mail: MailProxy;
  readonly tables: StorageProxy;
}

/** Kills a process at a moment drawn from all that it has; where one ended before, the next one is killed earlier. */
async function killOne({ prefix, nowMs, mail, tables }: Run, random: Random, name: string): Promise<void> {
  for (let most = 112; ; most = Math.ceil(most / 2)) {
    const kind = random.pick(['before storage', 'after storage', 'at the mail'] as const);
    // Each mail has six steps.
    const at = random.int(1, kind === 'at the mail' ? Math.ceil(most / 7) : most);
    const env = { ...process.env, ...settingsFor(mail.port, tables.connectionString) };
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', SCRIPT, prefix, `${nowMs}`], { env, stdio: 'inherit' });
    let [steps, place] = [0, `request ${at}`];
    mail.watch((step) => {
      if (kind !== 'at the mail' || ++steps !== at) return;
      place = `step ${at}, ${step}`;
      child.kill('SIGKILL');
    });
    tables.reset((request, when) => kind === `${when} storage` && request.number === at && child.kill('SIGKILL'));
    const [, signal] = await once(child, 'close');
    mail.watch(() => {});
    tables.reset();
    if (signal !== 'SIGKILL') continue;
    killed.push(`${name}: killed ${kind}, ${place}`);
    return;
  }
}
