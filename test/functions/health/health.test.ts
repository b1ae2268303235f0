/** Wrong settings, and the states of the health address, in the Functions host over real HTTP. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHistory } from '../../../src/history/history.ts';
import { harvestState } from '../../../src/history/state/watermarks.ts';
import { type LedgerEntry, ledgerOf } from '../../../src/subscriptions/delivery/ledger.ts';
import { addDays, dateAt, dayOf } from '../../../src/time/local-day.ts';
import { putDelivery } from '../../support/deliveries/a-delivery.ts';
import { daytimeZone, dispatchAndWait, type HostedApp, startHostedApp } from '../../support/hosted-app.ts';

const zone = daytimeZone();
const yesterday = addDays(dateAt(Date.now(), zone), -1);
const digest = { subscription: 'default', period: dayOf(yesterday, zone), kind: 'scheduled' } as const;
let hosted: HostedApp;
beforeAll(async () => {
  hosted = await startHostedApp({ REPORT_TIME_ZONE: zone, DIGEST_AT: '23:59' });
});
afterAll(() => hosted.stop());

async function health() {
  const response = await hosted.get('health');
  expect(response.headers.get('cache-control')).toBe('no-store');
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const history = () => openHistory({ connection: { connectionString: hosted.storageConnection }, prefix: 'proactivedigest' });

test('wrong settings are a problem that lists them all and no secret, at every address', async () => {
  const wrong = { DIGEST_AT: 'noon', MAIL_TRANSPORT: 'smtp', MAIL_SMTP_URL: 'ftp://user:hunter2@mail.example', PRIVACY_KEY: 'hunter2' };
  const before = Object.fromEntries(Object.keys(wrong).map((name) => [name, process.env[name]]));
  Object.assign(process.env, wrong);
  for (const path of ['health', 'report', 'snapshots?from=2026-11-01']) {
    const response = await hosted.get(path);
    const body = await response.text();
    expect(response.status, path).toBe(500);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(JSON.parse(body)).toMatchObject({
      status: 500,
      code: 'settings.invalid',
      detail: expect.stringMatching(/^Cannot start: 3 setting\(s\)/),
    });
    for (const name of ['DIGEST_AT', 'MAIL_SMTP_URL', 'PRIVACY_KEY']) expect(body).toContain(name);
    expect(body).not.toContain('hunter2');
  }
  await expect(hosted.host.invokeTimer('dispatch')).rejects.toThrow('DIGEST_AT');
  expect(hosted.log.join('\n')).not.toContain('hunter2');
  for (const [name, value] of Object.entries(before)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
});

test('once the settings are right the app starts, and health is "starting" until Dataverse has been read', async () => {
  expect(await health()).toMatchObject({ status: 200, body: { status: 'starting', readTo: null, lagSeconds: null, digests: [] } });
});

test('before its time a digest is not made, and nothing is sent', async () => {
  expect(await dispatchAndWait(hosted)).toEqual([]);
  expect(await hosted.mails()).toEqual([]);
});

test('health is "behind", with 503, where Dataverse was last read more than an hour ago', async () => {
  const readMs = Date.now() - 2 * 3_600_000;
  const mark = { sinceMs: readMs, beganMs: readMs, modifiedMs: readMs, doneMs: null, readToMs: readMs, widthMs: 3_600_000 };
  await harvestState((await history()).documents).moveWatermark(mark);
  const { status, body } = await health();
  expect({ status, state: body.status, readTo: body.readTo }).toEqual({
    status: 503,
    state: 'behind',
    readTo: new Date(readMs).toISOString(),
  });
  expect(Number(body.lagSeconds)).toBeGreaterThanOrEqual(7_200);
});

test('health is "ok" after a harvest, even where there was nothing to read', async () => {
  const beganMs = Date.now();
  await hosted.host.invokeTimer('harvest');
  const { status, body } = await health();
  expect({ status, state: body.status }).toEqual({ status: 200, state: 'ok' });
  expect(Number(body.lagSeconds)).toBeLessThan(60 + (Date.now() - beganMs) / 1000);
});

test.each(['failed', 'ambiguous'] as const)(
  'health is "failing", with 503, where a digest is %s, and says which without the address',
  async (state) => {
    const ledger = ledgerOf((await history()).documents);
    const entry: LedgerEntry = {
      state,
      recipient: 'a…@contoso.example',
      messageId: '<1@x>',
      attempts: 1,
      atMs: Date.now(),
      leaseMs: 0,
      reason: 'status 550',
    };
    const { documents } = await history();
    await putDelivery(documents, digest, state, Date.now());
    await ledger.update(digest, 'ana@contoso.example', () => entry);
    const { status, body } = await health();
    expect({ status, state: body.status }).toEqual({ status: 503, state: 'failing' });
    expect(body.digests).toEqual([
      expect.objectContaining({ date: yesterday, state, recipient: 'a…@contoso.example', reason: 'status 550' }),
    ]);
    expect(JSON.stringify(body)).not.toContain('ana@');
  },
);

test('health is "ok" again once the digest is sent', async () => {
  const ledger = ledgerOf((await history()).documents);
  await ledger.update(digest, 'ana@contoso.example', (entry) => entry && { ...entry, state: 'sent' });
  expect(await health()).toMatchObject({ status: 200, body: { status: 'ok', digests: [] } });
});
