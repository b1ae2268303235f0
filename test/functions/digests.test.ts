/** Sending a digest again and resolving an ambiguous one, in the Functions host over real HTTP; and what the timer says of a digest that fails. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type History, openHistory } from '../../src/history/history.ts';
import { recipientId } from '../../src/subscriptions/delivery/ledger.ts';
import { addDays, dateAt } from '../../src/time/local-day.ts';
import { putDelivery } from '../support/deliveries/a-delivery.ts';
import { daytimeZone, dispatchAndWait, type HostedApp, startHostedApp } from '../support/hosted-app.ts';
import { fillLedger } from '../support/ledger-with-troubles.ts';

const zone = daytimeZone();
const yesterday = addDays(dateAt(Date.now(), zone), -1);
const ANA = 'ana@contoso.example';
const RUI = 'rui@contoso.example';
let hosted: HostedApp;
let history: History;
beforeAll(async () => {
  // Midnight was at least six hours ago in this zone: the digest is due.
  hosted = await startHostedApp({ REPORT_TIME_ZONE: zone, DIGEST_AT: '00:00' });
  history = await openHistory({ connection: { connectionString: hosted.storageConnection }, prefix: 'proactivedigest' });
  await fillLedger(hosted.storageConnection, yesterday, zone);
});
afterAll(() => hosted.stop());

const troubles = async () => ((await (await hosted.get('health')).json()) as { digests: readonly Record<string, unknown>[] }).digests;

async function problemOf(response: Response) {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const { code, detail } = (await response.json()) as Record<string, string>;
  return { status: response.status, code, detail };
}

describe('what cannot be done is refused, and nothing is sent:', () => {
  test.each([
    [`digests/default/${yesterday}/resend`, { to: 'everybody' }, 400, '"to"'],
    [`digests/default/${yesterday}/resend`, { all: true }, 400, '"all" is none of to, recipient'],
    [`digests/default/${yesterday}/resend`, [], 400, 'no JSON object'],
    ['digests/default/2026-02-30/resend', {}, 400, '"2026-02-30"'],
    ['digests/de%20fault/2026-02-03/resend', {}, 400, '"de fault"'],
    ['digests/default/2025-01-01/resend', {}, 404, '2025-01-01'],
    [`digests/other/${yesterday}/resend`, {}, 404, '"other"'],
    [`digests/default/${yesterday}/resend`, { recipient: 'x…@contoso.example' }, 404, '"recipient"'],
    [`digests/default/${yesterday}/resolve`, { found: 'maybe', note: 'n' }, 400, '"found"'],
    [`digests/default/${yesterday}/resolve`, { found: 'sent' }, 400, '"note"'],
    [`digests/default/${yesterday}/resolve`, { found: 'sent', note: ' ' }, 400, '"note"'],
    ['digests/default/2025-01-01/resolve', { found: 'sent', note: 'n' }, 404, '2025-01-01'],
    [`digests/default/${yesterday}/resolve`, { found: 'sent', note: 'n', recipient: recipientId(ANA) }, 409, 'not ambiguous'],
  ])('%s with %j is %i and names %s', async (path, body, status, named) => {
    const problem = await problemOf(await hosted.post(path, body));
    expect(problem.status).toBe(status);
    expect(problem.detail).toContain(named);
    expect(await hosted.mails()).toEqual([]);
  });

  test('a body that is not said to be JSON is 415', async () => {
    const response = await hosted.post(`digests/default/${yesterday}/resend`, '{}', { 'Content-Type': 'text/plain' });
    expect(await problemOf(response)).toMatchObject({ status: 415 });
  });
});

test('a resend goes to those whom it did not reach, by default; the answer names them without their address', async () => {
  const response = await hosted.post(`digests/default/${yesterday}/resend`, {});
  expect(response.status).toBe(200);
  const text = await response.text();
  expect(JSON.parse(text)).toEqual({
    subscription: 'default',
    date: yesterday,
    zone,
    kind: 'resend 1',
    recipients: [{ recipient: 'a…@contoso.example', recipientId: recipientId(ANA), state: 'sent', reason: expect.any(String) }],
    gone: [],
    error: null,
  });
  expect(text).not.toContain('ana@');
  expect(hosted.log.join('\n')).not.toContain('ana@');
  expect(await hosted.mails()).toHaveLength(1);
  expect((await troubles()).map(({ recipientId: id }) => id)).toEqual([recipientId(RUI)]);
});

test('what was found out of an ambiguous one is noted without addresses and numbers, and health names it no more', async () => {
  const note = 'rui@contoso.example has it, said +351 912 345 678; trace 550-1 of 2026-11-23';
  const response = await hosted.post(`digests/default/${yesterday}/resolve`, { found: 'sent', note, recipient: 'r…@contoso.example' });
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    resolved: [
      {
        recipient: 'r…@contoso.example',
        recipientId: recipientId(RUI),
        kind: 'scheduled',
        state: 'ambiguous',
        found: 'sent',
        note: '(address) has it, said (number); trace 550-1 of 2026-11-23',
      },
    ],
  });
  expect(await troubles()).toEqual([]);
  expect(await problemOf(await hosted.post(`digests/default/${yesterday}/resolve`, { found: 'sent', note: 'n' }))).toMatchObject({
    status: 409,
    code: 'digest.not-ambiguous',
  });
});

test('a resend to all goes to all', async () => {
  const response = await hosted.post(`digests/default/${yesterday}/resend`, { to: 'all' });
  expect(await response.json()).toMatchObject({ kind: 'resend 2', recipients: [{ state: 'sent' }, { state: 'sent' }] });
  expect(await hosted.mails()).toHaveLength(3);
});

test('the timer tells of a digest that fails, and the run log has the error', async () => {
  await history.documents.write({ partition: 'harvest', row: 'coverage' }, 'nonsense', null);
  const date = addDays(yesterday, -1);
  const open = { subscription: 'default', period: { from: date, to: date, zone }, kind: 'scheduled' } as const;
  await putDelivery(history.documents, open, 'scheduled', Date.now(), [{ name: '', address: ANA }]);
  const failed = `[send] error: send: default, ${date} (${zone}), scheduled, is failed: Cannot read the state of the harvest`;
  expect(await dispatchAndWait(hosted)).toEqual([expect.stringContaining(failed)]);
  const { runs } = (await (await hosted.get('runs?kind=digest')).json()) as { runs: readonly Record<string, unknown>[] };
  expect(runs[0]).toMatchObject({ date, outcome: 'failed', error: { code: 'store.corrupt' } });
});
