/** `npm start`: everything on one machine, over the hostile sample data: from the first start to Ctrl-C, a second start, and a kill. */
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, dateAt } from '../../src/time/local-day.ts';
import { runStart, type StartProcess, startProcess } from '../support/start-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { areFree, freePorts, untilFree } from './free-ports.ts';

const ZONE = 'Europe/Lisbon';
const READY = /Ctrl-C ends everything/;
const ends: (() => Promise<void>)[] = [];
const onEnd = (end: () => Promise<void>) => ends.push(end);
afterAll(async () => {
  for (const end of ends.reverse()) await end();
});

interface Mail {
  readonly subject: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface Snapshots {
  readonly snapshots: readonly { readonly date: string; readonly version: number; readonly storedAt?: string }[];
}

async function json<T>(url: string): Promise<T> {
  const response = await fetch(url);
  expect(response.status, url).toBe(200);
  return (await response.json()) as T;
}

describe('two starts over one history', () => {
  const yesterday = addDays(dateAt(Date.now(), ZONE), -1);
  let port: number;
  let env: Readonly<Record<string, string>>;
  let running: StartProcess;
  const start = async () => {
    running = startProcess(['--port', `${port}`, '--hostile'], { env, onEnd });
    return running.printed(READY);
  };
  const mails = () => json<Mail[]>(`http://127.0.0.1:${port + 5}/api/email`);
  const snapshots = () => json<Snapshots>(`http://127.0.0.1:${port}/api/snapshots?from=${yesterday}&zone=${ZONE}`);
  beforeAll(async () => {
    port = await freePorts();
    env = { DIGEST_LOCAL_DIR: await temporaryFolder(onEnd), REPORT_TIME_ZONE: ZONE };
  });

  let first: Snapshots;
  let printed: string;
  test('the first start mails the digest of yesterday and says so', async () => {
    printed = await start();
    const [mail, ...others] = await mails();
    // The sample subscriptions, in three zones and languages, two of whose mails are about other days.
    expect(others.map(({ html }) => /<html[^>]* lang="(\w+)"/.exec(html)?.[1])).toEqual(['pt', 'en', 'en', 'ja']);
    for (const zone of ['Europe/Lisbon', 'America/New_York', 'Asia/Tokyo'])
      expect(printed).toMatch(new RegExp(`mailed [\\w-]+ \\(${zone}\\): .`));
    expect(mail?.subject).toMatch(/^\w{3} \d+ \w{3}: .+/);
    expect(printed).toContain(`mailed: ${mail?.subject}`);
    expect(printed.trimEnd()).toMatch(/Dataverse {5}http:\S+\n\nCtrl-C ends everything\.$/);
    expect(printed).not.toContain('timerTrigger');
    // The template writes "=" as a character reference, too.
    const [link = ''] = /http:\/\/127\.0\.0\.1:\d+\/open\?link=[\w.-]+/.exec(mail?.html.replaceAll('&#x3D;', '=') ?? '') ?? [];
    const opened = await fetch(link, { redirect: 'manual' });
    expect(opened.headers.get('location')).toBe(`/report?${new URLSearchParams({ date: yesterday, zone: ZONE })}`);
    const cookie = opened.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    expect((await fetch(`http://127.0.0.1:${port}/`, { headers: { cookie } })).status).toBe(200);
  });

  test('every address that it prints answers', async () => {
    const addresses = [...printed.matchAll(/ {2}(http:\S+)$/gm)].map(([, url = '']) => url);
    expect(addresses).toHaveLength(7);
    const [page = '', chooser = '', html = '', report = '', subscriptions = '', health = '', dataverse = ''] = addresses;
    expect(await json(subscriptions)).toMatchObject({ subscriptions: { length: 4 }, unreadable: [] });
    for (const url of [page, chooser, html]) {
      const response = await fetch(url, { headers: { Accept: 'text/html' } });
      expect(response.status, url).toBe(200);
      expect(response.headers.get('content-type'), url).toContain('text/html');
    }
    expect(await json(report)).toMatchObject({
      period: { from: yesterday, zone: ZONE },
      provisional: false,
      comparison: { weekBefore: {} },
    });
    // The days of the sample are still being put on record.
    expect(await json(health)).toMatchObject({ status: expect.stringMatching(/^(starting|ok)$/), digests: [] });
    expect((await fetch(`${dataverse}/api/data/v9.2/WhoAmI`)).status).toBe(401);
    first = await snapshots();
    expect(first.snapshots).toHaveLength(1);
  });

  test('Ctrl-C ends all of it, with 0 and without a word of complaint', async () => {
    running.child.kill('SIGINT');
    const { code, stderr } = await running.ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(await areFree(port)).toBe(true);
  });

  test('the second start finds the history, and mails the digest again', async () => {
    await start();
    // A day may be on record once more by then: the start before was ended while its days were put on record.
    const versions = new Map((await snapshots()).snapshots.map(({ date, version }) => [date, version]));
    for (const { date, version } of first.snapshots) expect(versions.get(date), date).toBeGreaterThanOrEqual(version);
    expect(await mails()).toHaveLength(5);
  });

  test('a kill of the parent leaves no server behind', async () => {
    running.child.kill('SIGKILL');
    await running.ended;
    await untilFree(port);
  });
});

test('Ctrl-C before anything is up ends with 0, too, and leaves nothing', async () => {
  const port = await freePorts();
  const env = { DIGEST_LOCAL_DIR: await temporaryFolder(onEnd), REPORT_TIME_ZONE: ZONE };
  const running = startProcess(['--port', `${port}`], { env, onEnd });
  await running.printed(/starting on the ports/);
  running.child.kill('SIGINT');
  const { code, stdout, stderr } = await running.ended;
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).not.toContain('storage and mail catcher are up');
  expect(await areFree(port)).toBe(true);
});

test('a port that is taken is named with who wanted it, and nothing is started', async () => {
  const port = await freePorts();
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(port + 5, '127.0.0.1', resolve));
  const { code, stderr, stdout } = await runStart(['--port', `${port}`], { env: { DIGEST_LOCAL_DIR: await temporaryFolder() } });
  await new Promise((resolve) => other.close(resolve));
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toBe(`Cannot start the mail page: port ${port + 5} is taken by another program\n`);
  expect(await areFree(port)).toBe(true);
});

test.each([
  ['a zone that is none', { REPORT_TIME_ZONE: 'Nowhere' }, /^Cannot use time zone "Nowhere"/],
  ['a wrong setting', { DIGEST_AT: '25:00' }, /^Cannot start: 1 setting\(s\) are wrong\n {2}- DIGEST_AT /],
])('%s: it ends with 1 before anything is started, and leaves nothing running', async (_name, wrong, message) => {
  const port = await freePorts();
  const env = { DIGEST_LOCAL_DIR: await temporaryFolder(), ...wrong };
  const { code, stderr, stdout } = await runStart(['--port', `${port}`], { env });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(message);
  expect(await areFree(port)).toBe(true);
});
