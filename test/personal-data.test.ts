/** No contact id, number or name of a called person in anything that is stored, sent, shown, logged or thrown, wherever a row or a bot wrote it. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { inspect } from 'node:util';
import { SMTPServer } from 'smtp-server';
import { expect, inject, onTestFinished, test } from 'vitest';
import { readNdjson } from '../dev/dataverse/read-ndjson.ts';
import { createDataverseClient } from '../src/dataverse/client.ts';
import { createTokenSource } from '../src/dataverse/token.ts';
import { csvBytes } from '../src/files/formats/csv.ts';
import { reportTables } from '../src/files/report-tables.ts';
import { openHistory } from '../src/history/history.ts';
import type { Column } from '../src/history/parquet/columns.ts';
import { parquetFile } from '../src/history/parquet/parquet-file.ts';
import { problemOf } from '../src/http/problem.ts';
import { parseReportQuery } from '../src/http/report/parse-report-query.ts';
import { pageOf } from '../src/page/page.ts';
import { DAY_MS } from '../src/time/lengths.ts';
import { dayOf } from '../src/time/local-day.ts';
import { sendDay } from './support/deliveries/dispatch.ts';
import { leaksIn, peopleRows, personOf, type Rows } from './support/people.ts';
import { type Outputs, readStorage } from './support/read-storage.ts';
import { ownStorage } from './support/setup/own-storage.ts';
import { startApp } from './support/start-app.ts';

const DELIVERIES = 'msdyn_proactive_deliveries';
const ATTRIBUTES = 'msdyn_proactive_delivery_attributes';
const DATE = new Date(Date.now() - DAY_MS).toISOString().slice(0, 10);
const DAY = dayOf(DATE, 'UTC');
const QUERY = { period: DAY, scope: {} };
const ADDRESS = {
  path: '/report',
  period: { kind: 'day', from: DATE, to: DATE },
  zone: 'UTC',
  scope: {},
  language: 'en',
  sort: [],
} as const;
const KEYWORDS = 'outcome,customerName,phone';
const SETTINGS = { REPORT_TIME_ZONE: 'UTC', HARVEST_FROM_DAYS: '3', ATTRIBUTE_VALUES: KEYWORDS, VALUE_ATTRIBUTES: KEYWORDS };
const START = new URL('../dev/start.ts', import.meta.url).pathname;

/** Ways to spoil a line. */
const CORRUPT = {
  cut: (line: string) => line.slice(0, -20),
  list: (line: string) => `[${line}]`,
  keyless: (line: string) => line.replaceAll('msdyn_proactive_deliveryid', 'other'),
  unreadable: (line: string) => Buffer.concat([Buffer.from(line), Buffer.from([0xff, 0xfe])]),
};

test('no person of the rows is found in storage, reports, digests, mails or answers, with late changes', async () => {
  const { app, emulator, outbox, tablePrefix } = await startApp({ env: SETTINGS });
  const outputs: Outputs = new Map();
  for (const round of [0, 1]) {
    const rows = peopleRows(DAY.fromMs, round);
    await emulator.load(DELIVERIES, rows.deliveries);
    await emulator.load(ATTRIBUTES, rows.attributes);
    const result = round === 0 ? await app.harvest() : await app.pull(DAY);
    expect(result.malformed).toBeGreaterThan(20);
    outputs.set(`result ${round}`, JSON.stringify(result));
    const sent = await sendDay(app, DAY, true);
    outputs.set(`sent ${round}`, JSON.stringify(sent));
  }
  await app.harvest();
  const { report } = await app.lookUp(QUERY);
  expect(report.totals.deliveries).toBeGreaterThan(300);
  expect(report.totals.value.sum).toBeNull();
  outputs.set('report', JSON.stringify(report)).set(
    'page',
    pageOf({
      report,
      around: { ...(await app.surroundings(QUERY, { isLink: false })), digests: [] },
      address: ADDRESS,
      brand: app.settings.branding.brand,
      version: undefined,
      isLink: false,
    }),
  );
  for (const table of reportTables(report))
    outputs.set(`${table.name}.csv`, Buffer.concat(await Array.fromAsync(csvBytes(table))).toString());
  outputs.set('health', JSON.stringify(await app.health()));
  const stored = await readStorage(inject('storageConnection'), tablePrefix);
  expect(stored.size).toBeGreaterThan(50);
  expect([...stored.keys()].filter((where) => where.endsWith('.parquet unpacked')).length).toBeGreaterThan(2);
  await readFolder(outbox, outputs);
  expect(leaks(new Map([...outputs, ...stored]))).toEqual([]);
  // What was read is what is looked for: the digest and the facts name what the rows said besides.
  expect([...outputs.values()].some((value) => value.includes('Callback'))).toBe(true);
});

test('npm start -- --once writes, stores and prints no person, and neither does it for a line that is corrupt', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'people-'));
  const storage = await ownStorage();
  onTestFinished(async () => {
    await rm(folder, { recursive: true, force: true });
  });
  const rows = peopleRows(DAY.fromMs, 0);
  const files = await writeRows(folder, 'good', rows);
  const out = join(folder, 'out');
  const good = await start(['--once', '--date', DATE, '--zone', 'UTC', '--out', out, ...files], storage);
  expect(good).toMatchObject({ code: 0, stderr: '' });
  const outputs: Outputs = new Map([['stdout', good.stdout]]);
  await readFolder(out, outputs);
  expect([...outputs.keys()]).toEqual(expect.arrayContaining(['digest.html', 'digest.txt', 'digest.eml', 'report.json']));
  const corrupt = join(folder, 'corrupt.ndjson');
  await writeFile(corrupt, CORRUPT.cut(JSON.stringify(rows.deliveries[0])));
  const bad = await start(['--once', '--date', DATE, '--out', join(folder, 'bad'), '--deliveries', corrupt], storage);
  expect(bad).toMatchObject({ code: 1, stderr: expect.stringContaining('line 1') });
  outputs.set('corrupt', bad.stdout + bad.stderr);
  for (const [where, value] of await readStorage(storage, '')) outputs.set(where, value);
  expect(leaks(outputs)).toEqual([]);
});

test('errors repeat no person that Dataverse or a mail server repeats to the app', async () => {
  const { number, national, contactId, mail } = personOf(0);
  const said = `Contact ${contactId} (${mail}, ${number}, ${national}) is not valid`;
  const smtp = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_address, _session, done) => done(Object.assign(new Error(said), { responseCode: 550 })),
  });
  const listening = smtp.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  onTestFinished(() => new Promise((resolve) => smtp.close(() => resolve())));
  const MAIL_SMTP_URL = `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  const { app, emulator } = await startApp({
    env: { ...SETTINGS, MAIL_TRANSPORT: 'smtp', MAIL_SMTP_URL, DIGEST_TO: 'owner@contoso.example' },
  });
  const outputs: Outputs = new Map();
  const rows = peopleRows(DAY.fromMs, 0);
  await emulator.load(DELIVERIES, rows.deliveries);
  await emulator.load(ATTRIBUTES, rows.attributes);
  await app.pull(DAY);
  const sent = await sendDay(app, DAY, true);
  expect(sent.entries).toMatchObject([{ state: 'failed' }]);
  outputs.set('refused mail', JSON.stringify(sent));
  const undo = emulator.intercept((_request, response) => {
    response.writeHead(400, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ error: { code: '0x80040216', message: said } }));
    return true;
  });
  outputs.set('refused query', described(await errorOf(app.harvest())));
  undo();
  await emulator.stop();
  const client = createDataverseClient({
    url: emulator.url,
    token: createTokenSource({ kind: 'token', token: 'x' }, emulator.url),
    retry: { attempts: 1 },
  });
  const filter = `msdyn_contact_id eq '${contactId}' and msdyn_to_address eq '${number}'`;
  outputs.set('unreachable', described(await errorOf(Array.fromAsync(client.listDeliveries(filter)))));
  expect(leaks(outputs)).toEqual([]);
});

test.each(Object.entries(CORRUPT))('the error for an NDJSON line that is corrupt repeats nothing of it (%s)', async (name, corrupt) => {
  const folder = await mkdtemp(join(tmpdir(), 'people-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, `${name}.ndjson`);
  await writeFile(path, corrupt(JSON.stringify(peopleRows(DAY.fromMs, 0).deliveries[0])));
  const error = await errorOf(Array.fromAsync(readNdjson(path, { primaryKey: 'msdyn_proactive_deliveryid' })));
  expect(leaks(new Map([['error', described(error)]]))).toEqual([]);
});

test('the answer to a bad request repeats no person that the request names', async () => {
  const { number, national, contactId, mail } = personOf(0);
  const outputs: Outputs = new Map();
  for (const parameter of ['date', 'from', 'to', 'zone', 'unknown']) {
    for (const value of [number, national, contactId, mail]) {
      const query = new URLSearchParams({ [parameter]: value });
      const answer = problemOf(await errorOf((async () => parseReportQuery(query, { zone: 'UTC', nowMs: Date.now() }))()));
      expect(answer.status).toBe(400);
      outputs.set(`${parameter}=${value}`, String(answer.body));
    }
  }
  expect(leaks(outputs)).toEqual([]);
});

test.each(['a', 'b'])(
  'the search finds a person that is planted in storage, as text, packed bytes, a row of Parquet or other spelling (%s)',
  async (id) => {
    const connectionString = inject('storageConnection');
    const prefix = `planted${process.pid}${id}`;
    const { documents, values, blobs } = await openHistory({ connection: { connectionString }, prefix });
    const { contactId, number, last } = personOf(id === 'a' ? 0 : 1);
    await documents.write({ partition: 'p', row: 'number' }, { text: `call ${number.replace(/(\d{3})/g, '$1 ')}` }, null);
    await documents.write({ partition: 'p', row: 'name' }, { text: `x ${last.normalize('NFD').toUpperCase()} y` }, null);
    // Compressed well, so that nothing is to be seen in it as it lies there.
    const noise = randomBytes(20_000).toString('hex');
    const packed = Buffer.concat([Buffer.from([0xff]), Buffer.from(contactId.replace(/\W/g, ''), 'hex')]);
    const parts = new Map([
      ['small', packed],
      ['large', randomBytes(20_000)],
      ['larger', Buffer.concat([Buffer.from(noise), packed])],
    ]);
    await values.write({ partition: 'p', row: 'packed' }, { parts, meta: {} }, null);
    const column: Column<string> = { type: 'text', meaning: 'a person', of: (id) => id };
    // So many rows that they are packed by zstd: snappy, which few rows are packed by, leaves texts to be seen.
    await blobs.write('facts/2026-11-22.parquet', parquetFile('facts', { column }, [...(noise.match(/.{100}/g) ?? []), contactId]), null);
    const found = leaks(await readStorage(connectionString, prefix));
    expect(found).toHaveLength(5);
  },
);

function leaks(outputs: Outputs): string[] {
  return [...outputs].flatMap(([where, value]) => leaksIn(value).map((leak) => `${where}: ${leak}`));
}

async function readFolder(folder: string, outputs: Outputs): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) outputs.set(entry.name, decoded(await readFile(join(entry.parentPath, entry.name), 'utf8')));
  }
}

/** A mail besides as it reads once quoted-printable is undone. */
function decoded(file: string): string {
  const plain = file.replace(/=\r?\n/g, '').replace(/(?:=[0-9A-F]{2})+/g, (run) => Buffer.from(run.replaceAll('=', ''), 'hex').toString());
  return `${file}\n${plain}`;
}

async function writeRows(folder: string, name: string, { deliveries, attributes }: Rows): Promise<string[]> {
  const paths = { deliveries: join(folder, `${name}-d.ndjson`), attributes: join(folder, `${name}-a.ndjson`) };
  await writeFile(paths.deliveries, deliveries.map((row) => `${JSON.stringify(row)}\n`).join(''));
  await writeFile(paths.attributes, attributes.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return ['--deliveries', paths.deliveries, '--attributes', paths.attributes];
}

async function start(args: readonly string[], storage: string) {
  const env = { PATH: process.env.PATH, ...SETTINGS, STORAGE_CONNECTION: storage };
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', START, ...args], { env });
  const [stdout, stderr, [code]] = await Promise.all([textOf(child.stdout), textOf(child.stderr), once(child, 'exit')]);
  return { stdout, stderr, code };
}

async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}

/** As a log shows it: message, stack, causes and properties. */
function described(error: unknown): string {
  expect(error).toBeInstanceOf(Error);
  return inspect(error, { depth: 8 });
}
