/** Links of a mail from their making to the report they lead to: with real tokens and real storage. */
import { describe, expect, inject, test } from 'vitest';
import { accessOf } from '../../../src/access/access.ts';
import type { LinkTarget } from '../../../src/digest/options/link-target.ts';
import { openHistory } from '../../../src/history/history.ts';
import { openAnswer } from '../../../src/http/open/open-answer.ts';
import { parsePart } from '../../../src/http/parse-query.ts';
import { queryOf } from '../../../src/http/query-of.ts';
import { reportQuery } from '../../../src/http/report/report-query-schema.ts';
import { runLog } from '../../../src/runs/run-log.ts';
import { DAY_MS } from '../../../src/time/lengths.ts';

const DAY = { from: '2026-11-22', to: '2026-11-22', zone: 'Europe/Lisbon' };
const PUBLIC_URL = 'https://digest.example';
const HEADERS = { get: () => null };
let opened = 0;

async function start() {
  const time = { now: Date.UTC(2026, 10, 23, 7) };
  const clock = () => time.now;
  const prefix = `open${process.pid}x${++opened}`;
  const { documents } = await openHistory({ connection: { connectionString: inject('storageConnection') }, prefix, now: clock });
  const recording = { log: runLog(documents), clock, warn: () => {} };
  const linkKeys = [{ id: 'k', secret: 's'.repeat(32) }];
  const settings = { signIn: 'off', scopeRules: [], links: 'signed', linkKeys, linkDays: 30 } as const;
  const findSubscription = async () => ({ name: 'Daily digest', zone: 'UTC', hasOwner: false });
  const access = accessOf({ settings, publicUrl: PUBLIC_URL, documents, recording, findSubscription });
  const open = (url: string) => openAnswer({ access, now: clock }, { url, headers: HEADERS as unknown as Headers });
  const linkTo = await access.linksOf('default', {}, DAY);
  if (linkTo === undefined) throw new Error('no links');
  return { time, open, linkTo, documents };
}

describe('a link of a mail', () => {
  test.each<[LinkTarget, object]>([
    [{}, {}],
    [{ scope: { queue: 'Collections' }, section: 'queues' }, { queue: ['Collections'] }],
    [{ scope: { configuration: ['a&b=c', ''], dialMode: 'Preview' } }, { configuration: ['a&b=c', '(not given)'], dialMode: ['Preview'] }],
  ])('to %j leads to the report of its day with those filters, as the report takes them', async (target, filters) => {
    const { open, linkTo } = await start();
    const { status, headers } = await open(linkTo(target));
    const location = new URL(String(new Headers(headers as Record<string, string>).get('location')), PUBLIC_URL);
    expect([status, location.origin, location.pathname]).toEqual([303, PUBLIC_URL, '/report']);
    expect(parsePart(reportQuery, queryOf({ url: location.href }))).toEqual({ date: '2026-11-22', zone: 'Europe/Lisbon', ...filters });
    // What stands behind "#" is the browser's: it keeps that where it is led on, and the server never sees it.
    expect(location.hash).toBe('');
  });

  test('leads nowhere else, and takes no parameter that is none of a report, or of other days', async () => {
    const { open, linkTo } = await start();
    for (const more of ['next=https://evil.example', 'date=2026-11-01', 'zone=UTC', 'Location=//evil.example']) {
      await expect(open(`${linkTo({})}&${more}`), more).rejects.toThrow(expect.objectContaining({ code: 'input.query' }));
    }
    const { headers } = await open(`${linkTo({})}&queue=${encodeURIComponent('//evil.example\r\nX: 1')}`);
    expect(String(new Headers(headers as Record<string, string>).get('location'))).toMatch(/^\/report\?date=2026-11-22&[\w%&=.+-]+$/);
  });

  test('whose token is changed, or whose days are over, opens nothing, and no error repeats it', async () => {
    const { time, open, linkTo } = await start();
    const address = linkTo({ scope: { queue: 'q' } });
    const token = /link=([^&]+)/.exec(address)?.[1] ?? '';
    const broken = address.replace(token, `${token.slice(0, -2)}AA`);
    const refused = await open(broken).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'access.bad-link' });
    expect(String(refused)).not.toContain(token.slice(0, 20));
    time.now += 31 * DAY_MS;
    await expect(open(address)).rejects.toThrow(expect.objectContaining({ code: 'access.link-expired' }));
  });
});
