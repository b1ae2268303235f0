/** npm run subscriptions as a process of its own, on a running app: diff, apply and prune, and whom its key reaches. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { ROOT } from '../../../dev/root.ts';
import { type HostedApp, startHostedApp } from '../../support/hosted-app.ts';
import { compileCache } from '../../support/setup/compile-cache.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const KEYS = { function: 'function-key', master: 'master-key' };
const ONE = `- id: one
  recipients: [Ana <ana@contoso.example>]
  schedule: { every: day, at: 07:00, zone: Europe/Lisbon }
`;
const TWO = ONE.replace('one', 'two');
let hosted: HostedApp;
beforeAll(async () => {
  hosted = await startHostedApp({}, KEYS);
});
afterAll(() => hosted.stop());

/** Runs it with a file of this text. */
async function run(action: string, text: string | Uint8Array, { url = hosted.host.url, key = KEYS.master, more = [] as string[] } = {}) {
  const folder = await temporaryFolder(onTestFinished);
  const file = join(folder, 'subscriptions.yaml');
  await writeFile(file, text);
  const args = [
    '--disable-warning=ExperimentalWarning',
    'dev/subscriptions/main.ts',
    action,
    file,
    ...(action === 'check' ? [] : ['--url', url]),
    ...more,
  ];
  const options = { cwd: ROOT, env: { PATH: process.env.PATH ?? '', ...compileCache(), SUBSCRIPTIONS_KEY: key } };
  const ended = await promisify(execFile)(process.execPath, args, options).then(
    (output) => ({ ...output, code: 0 }),
    (error: { stdout: string; stderr: string; code: number }) => error,
  );
  const lines = ended.stdout.trimEnd().split('\n');
  return { code: ended.code, lines, stderr: ended.stderr.replaceAll(file, 'FILE') };
}
const ids = async () => {
  const response = await fetch(`${hosted.host.url}/api/subscriptions`, { headers: { 'x-functions-key': KEYS.master } });
  const { subscriptions } = (await response.json()) as { subscriptions: readonly { id: string }[] };
  return subscriptions.map(({ id }) => id);
};

test('diff changes nothing, apply does, a second apply finds nothing to do, and only --prune removes', async () => {
  expect(await run('diff', ONE + TWO)).toMatchObject({ code: 0, lines: ['+ one: new', '+ two: new'] });
  expect(await ids()).toEqual(['default']);
  expect(await run('apply', ONE + TWO)).toMatchObject({ code: 0, lines: ['+ one: created', '+ two: created'] });
  expect(await run('apply', ONE + TWO)).toMatchObject({ code: 0, lines: ['= one: unchanged', '= two: unchanged'] });
  const changed = ONE.replace('07:00', '08:00').replace('ana@', 'eve@');
  const difference = ['    recipients: + "Ana <e…@contoso.example>", - "Ana <a…@contoso.example>"', '    schedule.at: "07:00" -> "08:00"'];
  expect(await run('diff', changed)).toMatchObject({
    code: 0,
    lines: ['~ one: would change', ...difference, '? two: in the app, and not in the file'],
  });
  expect(await run('apply', changed)).toMatchObject({ lines: ['~ one: changed', ...difference, '? two: in the app, and not in the file'] });
  expect(await ids()).toEqual(['default', 'one', 'two']);
  expect(await run('apply', changed, { more: ['--prune'] })).toMatchObject({ lines: ['= one: unchanged', '- two: removed'] });
  expect(await ids()).toEqual(['default', 'one']);
});

test('one that the app refuses holds up no other, prunes nothing, and ends with 1', async () => {
  const refused = `${TWO}  scope: { queue: Colections }\n`;
  const { code, lines } = await run('apply', refused + ONE.replace('id: one', 'id: three'), { more: ['--prune'] });
  expect(code).toBe(1);
  expect(lines[0]).toMatch(/^! two: refused: Cannot find the queue "Colections"/);
  expect(lines[1]).toBe('+ three: created');
  expect(lines[2]).toBe('? one: in the app, and not in the file: kept, since something was refused');
});

test('a file with a fault is told with line and column, and nothing of it is applied', async () => {
  const before = await ids();
  const { code, stderr } = await run('apply', ONE.replace('id: one', 'id: four') + TWO.replace('Europe/Lisbon', 'Mars/Olympus'));
  expect(code).toBe(1);
  expect(stderr).toBe('FILE:6:38: [1].schedule.zone: it is no zone of the IANA database, such as Asia/Almaty, Asia/Amman or Asia/Atyrau\n');
  expect(await ids()).toEqual(before);
});

test('a file that is no UTF-8 is refused: a name would go to the app in wrong letters', async () => {
  const latin1 = Buffer.from(`${ONE}  name: Inês\n`, 'latin1');
  const { code, stderr } = await run('check', latin1);
  expect(code).toBe(1);
  expect(stderr).toBe('Cannot read the file "FILE": it is no UTF-8 text: save it with the encoding UTF-8\n');
});

test('check asks nobody and shows five send times', async () => {
  const { code, lines, stderr } = await run('check', ONE, { key: '' });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(lines[0]).toBe('one (one): every day at 07:00 in Europe/Lisbon, 1 recipient');
  expect(lines).toHaveLength(6);
});

test('a wrong key is told, and not repeated', async () => {
  const { code, stderr } = await run('apply', ONE, { key: 'wrong-key' });
  expect(code).toBe(1);
  expect(stderr).toBe('the app refuses the key: SUBSCRIPTIONS_KEY has to be its master key\n');
});

test('a key does not follow a redirection to another origin', async () => {
  const asked: (string | undefined)[] = [];
  const listen = async (handler: Parameters<typeof createServer>[1]) => {
    const server = createServer(handler).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const other = await listen((request, response) => {
    asked.push(request.url);
    response.end('{"subscriptions": [], "unreadable": []}');
  });
  const first = await listen((_request, response) => response.writeHead(307, { Location: `${other}/api/subscriptions` }).end());
  const { code, stderr } = await run('apply', ONE, { url: first });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^Cannot reach the app at http:/);
  expect(asked).toEqual([]);
});
