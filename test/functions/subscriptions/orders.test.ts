/** Preview, test and send of a subscription in the Functions host over real HTTP: what comes of each, and that nothing else changes by it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { QUEUES } from '../../../dev/sample/catalogue.ts';
import { addDays, dateAt } from '../../../src/time/local-day.ts';
import { daytimeZone, dispatchAndWait, type HostedApp, loadSample, startHostedApp } from '../../support/hosted-app.ts';

const zone = daytimeZone();
const yesterday = addDays(dateAt(Date.now(), zone), -1);
const [, QUEUE] = QUEUES;
const TEAM = {
  name: 'Morning team',
  recipients: ['Ana <ana@contoso.example>', 'rui@contoso.example'],
  scope: { queue: QUEUE?.name },
  schedule: { every: 'day', at: '00:00', zone },
};
let hosted: HostedApp;
beforeAll(async () => {
  const links = { PUBLIC_URL: 'https://digest.contoso.example', LINKS: 'signed', LINK_KEYS: `k1:${'s'.repeat(32)}` };
  hosted = await startHostedApp({ REPORT_TIME_ZONE: zone, DIGEST_TO: '', MAIL_ALLOWED_DOMAINS: 'contoso.example', ...links });
  loadSample(hosted.emulator, zone, 2, 60);
  await hosted.host.invokeTimer('harvest');
  const response = await fetch(`${hosted.host.url}/api/subscriptions/team`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(TEAM),
  });
  expect(response.status).toBe(201);
});
afterAll(() => hosted.stop());

const order = async (what: string, body: unknown = {}) => {
  const response = await hosted.post(`subscriptions/team/${what}`, body);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const mails = async () => Promise.all((await hosted.mails()).map(async (name) => simpleParser(await readFile(join(hosted.outbox, name)))));
const addresses = async () => (await mails()).map(({ to }) => (Array.isArray(to) ? '' : to?.text)).sort();

test('a preview is the mail about yesterday, of the scope alone, with recipients masked; nothing is sent', async () => {
  const { status, body } = await order('preview');
  expect(status).toBe(200);
  expect(body).toMatchObject({ subscription: 'team', from: yesterday, to: yesterday, zone, wouldBe: 'sent', because: [] });
  expect(body.recipients).toEqual(['a…@contoso.example', 'r…@contoso.example']);
  expect(body.text).toContain(QUEUE?.name);
  expect(JSON.stringify(body)).not.toMatch(/ana@|rui@/);
  expect(await hosted.mails()).toEqual([]);
});

test('a test goes to one address by name, and what is due is sent all the same', async () => {
  expect(await order('test', { to: 'Eve <eve@contoso.example>' })).toMatchObject({
    status: 200,
    body: { kind: 'test 1', state: 'sent', recipients: [{ recipient: 'e…@contoso.example', state: 'sent' }] },
  });
  expect(await order('test', { to: 'eve@contoso.example' })).toMatchObject({ body: { kind: 'test 2', state: 'sent' } });
  expect(await addresses()).toEqual(['"Eve" <eve@contoso.example>', 'eve@contoso.example']);
  for (const { subject, html, text = '', headers } of await mails()) {
    expect(subject).toMatch(/^Test: /);
    expect(text.replace(/\s+/g, ' ')).toContain('This is a test of the subscription “Morning team”, sent to this address alone.');
    // Who is on no list can leave none.
    expect(`${text}${html}${JSON.stringify([...headers])}`).not.toMatch(/unsubscribe|this mail’s list/i);
  }
  expect(await (await hosted.get('health')).json()).toMatchObject({ digests: [] });
});

test('sent now it is the scheduled digest, each recipient’s with their own link to leave by; sent once more it is a resend', async () => {
  expect(await order('send')).toMatchObject({ status: 200, body: { kind: 'scheduled', state: 'sent' } });
  expect(await order('send')).toMatchObject({ status: 200, body: { kind: 'resend 1', state: 'sent' } });
  const own = (await mails()).filter(({ to }) => !Array.isArray(to) && !to?.text.includes('eve'));
  expect(own).toHaveLength(4);
  const links = own.map(({ headers }) => JSON.stringify(headers.get('list')));
  expect(new Set(links).size).toBeGreaterThanOrEqual(2);
  for (const { text, html } of own) {
    expect(text).toContain('https://digest.contoso.example/api/unsubscribe?token=');
    expect(`${text}${html}`).not.toContain('personal.invalid');
  }
  // It was made after the schedule's time: nothing is due before the next day.
  expect(await dispatchAndWait(hosted)).toEqual([]);
});

describe('what cannot be done is refused without the address:', () => {
  test.each([
    ['test', { to: 'nobody' }, 400, '"to" is no mail address'],
    ['test', { to: 'eve@contoso.example\r\nBcc: x@y.example' }, 400, '"to" is no mail address'],
    ['test', { to: 'eve@elsewhere.example' }, 400, 'MAIL_ALLOWED_DOMAINS'],
    ['test', {}, 400, '"to" is missing'],
    ['send', { to: 'eve@contoso.example' }, 400, '"to"'],
    ['preview', { date: yesterday }, 400, '"date"'],
  ])('%s with %j is %i: %s', async (what, body, status, rule) => {
    const before = await hosted.mails();
    const problem = await order(what, body);
    expect(problem.status).toBe(status);
    expect(problem.body.detail).toContain(rule);
    expect(JSON.stringify(problem.body)).not.toMatch(/eve@|x@y/);
    expect(await hosted.mails()).toEqual(before);
  });

  test('a subscription that there is none of is 404', async () => {
    const response = await hosted.post('subscriptions/none/send', {});
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'subscription.unknown' });
  });
});
