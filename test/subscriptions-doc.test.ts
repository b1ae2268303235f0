/** docs/subscriptions.md is true of the code: its files are read, its fields are those that there are, and it works as a new user would try it. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { appClient } from '../dev/subscriptions/app-client.ts';
import { bringToApp } from '../dev/subscriptions/bring-to-app.ts';
import { checkLines } from '../dev/subscriptions/check-lines.ts';
import { readSubscriptions } from '../dev/subscriptions/read-subscriptions.ts';
import { FIELDS } from '../src/subscriptions/subscription/subscription-schema.ts';
import { daytimeZone, type HostedApp, loadSample, startHostedApp } from './support/hosted-app.ts';

const PAGE = readFileSync(new URL('../docs/subscriptions.md', import.meta.url), 'utf8');
const blocksOf = (kind: string) =>
  [...PAGE.matchAll(new RegExp(`\n\`\`\`${kind}\n([\\s\\S]*?)\n\`\`\``, 'g'))].map(([, text = '']) => text);
const FILES = blocksOf('yaml');
const zone = daytimeZone();

test('each YAML file on it is read without a problem, and has next send times', () => {
  expect(FILES).toHaveLength(2);
  for (const file of FILES) {
    const { subscriptions, problems } = readSubscriptions(file);
    expect(problems).toEqual([]);
    for (const subscription of subscriptions) expect(checkLines(subscription, Date.UTC(2026, 10, 22))).toHaveLength(6);
  }
});

test('editors take its files by docs/subscriptions.schema.json, and mark what is wrong', () => {
  const schema = JSON.parse(readFileSync(new URL('../docs/subscriptions.schema.json', import.meta.url), 'utf8')) as object;
  const isValid = new Ajv2020({ strict: false, formats: { date: true } }).compile(schema);
  for (const file of FILES) {
    expect(isValid(parse(file, { merge: true }))).toBe(true);
    expect(isValid(parse(file.replace('recipients:', 'recipient:'), { merge: true }))).toBe(false);
    expect(isValid(parse(file.replace('weekday', 'workday'), { merge: true }))).toBe(false);
  }
});

describe('its tables', () => {
  test.each(Object.entries(FIELDS))('name every field of "%s"', (_name, fields) => {
    expect(fields.filter((field) => !new RegExp(`[\`{ ,]${field}[\`:,} ]`).test(PAGE))).toEqual([]);
  });

  test('name nothing that is no field', () => {
    const named = [
      ...(PAGE.split('## Every field')[1]
        ?.split('## When')[0]
        ?.matchAll(/^\| `(\w+)` \|/gm) ?? []),
    ].map(([, name = '']) => name);
    const known = new Set([...(FIELDS[''] ?? []), ...(FIELDS.conditions ?? [])]);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
    expect(named).toHaveLength(known.size);
  });
});

describe('as a new user tries it', () => {
  let hosted: HostedApp;
  beforeAll(async () => {
    hosted = await startHostedApp({ REPORT_TIME_ZONE: zone });
    // Whatever day it is: at weekends some campaigns rest.
    loadSample(hosted.emulator, zone, 8, 60);
    await hosted.host.invokeTimer('harvest');
  });
  afterAll(() => hosted.stop());

  test('both files are applied to the app of npm start with its sample data', async () => {
    const client = appClient({ url: hosted.host.url, key: undefined });
    for (const file of FILES) {
      const lines: string[] = [];
      const { subscriptions } = readSubscriptions(file);
      const command = { action: 'apply', prune: false } as const;
      expect(await bringToApp(command, client, subscriptions, (line) => lines.push(line))).toEqual({ refused: 0 });
      expect(lines).toEqual(expect.arrayContaining(subscriptions.map(({ id }) => `+ ${id}: created`)));
    }
  });

  test('the JSON is taken over HTTP, and a file that is refused names its fields', async () => {
    const [body = ''] = blocksOf('json');
    const headers = { 'Content-Type': 'application/json' };
    const put = (id: string, text: string) => fetch(`${hosted.host.url}/api/subscriptions/${id}`, { method: 'PUT', headers, body: text });
    expect((await put('by-http?dryRun=true', body)).status).toBe(200);
    expect((await put('by-http', body)).status).toBe(201);
    const refused = await put('other', body.replace('Europe/Lisbon', 'Lisbon'));
    expect(await refused.json()).toMatchObject({ status: 400, fields: [{ field: 'schedule.zone' }] });
  });
});
