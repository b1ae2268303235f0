/** What `npm start -- --once` refuses: a short message that names the input and the rule, exit code 1, nothing stored, no file written. */
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runStart } from '../support/start-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const GOOD_ROW = JSON.stringify({ msdyn_proactive_deliveryid: 'a0000000-0000-4000-8000-000000000001', msdyn_to_address: '+351910000000' });
const FILE_TEXTS: Readonly<Record<string, string | Buffer>> = {
  'good.ndjson': GOOD_ROW,
  'cut.ndjson': `${GOOD_ROW}\n\n{"msdyn_to_address":"+351910000000`,
  'list.ndjson': '[1]',
  'keyless.ndjson': '{"msdyn_to_address":"+351910000000"}',
  'latin1.ndjson': Buffer.from('{"msdyn_proactive_deliveryid":"caf\u00e9"}', 'latin1'),
  'cut.ndjson.gz': gzipSync(GOOD_ROW.repeat(100)).subarray(0, 40),
};

const ends: (() => Promise<void>)[] = [];
let files: string;
beforeAll(async () => {
  files = await temporaryFolder((end) => ends.push(end));
  for (const [name, content] of Object.entries(FILE_TEXTS)) await writeFile(join(files, name), content);
});
afterAll(async () => {
  for (const end of ends) await end();
});

/** Runs it in an empty folder that everything it could leave behind would lie in. */
async function refusal(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> {
  const onEnd = (end: () => Promise<void>) => ends.push(end);
  const folder = await temporaryFolder(onEnd);
  const given = args.map((arg) => arg.replace('FILES', files));
  const { code, stdout, stderr } = await runStart([...given, '--out', join(folder, 'out')], {
    env: { DIGEST_LOCAL_DIR: folder, ...env },
    onEnd,
  });
  expect(code).toBe(1);
  expect(stdout).toBe('');
  expect(await readdir(folder)).toEqual([]);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stderr).not.toContain('351910000000');
  return stderr.replaceAll(files, 'FILES').trimEnd();
}

const DAY = ['--date', '2026-11-20', '--zone', 'Europe/Lisbon'];

test.concurrent.each([
  [
    'an unknown zone',
    ['--zone', 'Mars/Olympus', '--date', '2026-11-20'],
    'Cannot use time zone "Mars/Olympus": it is not a zone of the IANA database, such as Europe/Lisbon',
  ],
  [
    'an offset for a zone',
    ['--zone', '+02:00', '--date', '2026-11-20'],
    'Cannot use time zone "+02:00": it is not a zone of the IANA database, such as Europe/Lisbon',
  ],
  [
    'a word for a date',
    ['--zone', 'Europe/Lisbon', '--date', 'yesterday'],
    'Cannot use the date "yesterday": it is no date from 2008-01-01 on, written YYYY-MM-DD',
  ],
  [
    'a date of no calendar',
    ['--zone', 'Europe/Lisbon', '--date', '2026-02-30'],
    'Cannot use the date "2026-02-30": it is no date from 2008-01-01 on, written YYYY-MM-DD',
  ],
  [
    'a date that the zone skipped',
    ['--zone', 'Pacific/Apia', '--date', '2011-12-30'],
    'Cannot use the date "2011-12-30": it does not exist in Pacific/Apia',
  ],
  [
    'a day to come',
    ['--zone', 'Europe/Lisbon', '--date', '2999-01-01'],
    'Cannot report on "2999-01-01": it has not begun in Europe/Lisbon',
  ],
])('%s', async (_name, args, message) => {
  expect(await refusal(['--once', ...args, '--deliveries', 'FILES/good.ndjson'])).toBe(message);
});

test.concurrent.each([
  ['absent.ndjson', /^Cannot read "FILES\/absent\.ndjson": ENOENT: no such file or directory/],
  ['cut.ndjson', /^Cannot read "FILES\/cut\.ndjson" line 3: it is no JSON$/],
  ['list.ndjson', /^Cannot read "FILES\/list\.ndjson" line 1: it is no JSON object$/],
  ['keyless.ndjson', /^Cannot read "FILES\/keyless\.ndjson" line 1: its primary key msdyn_proactive_deliveryid is missing$/],
  ['latin1.ndjson', /^Cannot read "FILES\/latin1\.ndjson" line 1: it is not UTF-8$/],
  ['cut.ndjson.gz', /^Cannot read "FILES\/cut\.ndjson\.gz": unexpected end of file$/],
])('the file %s', async (name, message) => {
  expect(await refusal(['--once', ...DAY, '--deliveries', `FILES/${name}`])).toMatch(message);
});

test.concurrent('a corrupt line of the attributes', async () => {
  const args = ['--once', ...DAY, '--deliveries', 'FILES/good.ndjson', '--attributes', 'FILES/cut.ndjson'];
  expect(await refusal(args)).toMatch(
    /^Cannot read "FILES\/cut\.ndjson" line 1: its primary key msdyn_proactive_delivery_attributeid is missing$/,
  );
});

test.concurrent.each([
  ['an unknown option', ['--once', '--loud'], "Unknown option '--loud'"],
  ['--verbose with --once', ['--once', '--verbose'], '--verbose goes without --once'],
  ['a stray word', ['--once', 'today'], "Unexpected argument 'today'"],
  ['attributes without deliveries', ['--once', '--attributes', 'FILES/good.ndjson'], '--attributes needs --deliveries'],
  ['a date without --once', ['--date', '2026-11-20'], '--date, --zone, --deliveries and --attributes go with --once'],
  [
    'hostile rows beside rows from a file',
    ['--once', '--deliveries', 'FILES/good.ndjson', '--hostile'],
    '--hostile is for the sample data, so it does not go with --deliveries',
  ],
  ['a port that is none', ['--port', '80'], '--port is a whole number from 1024 to 65000'],
])('%s, with the usage', async (_name, args, rule) => {
  const message = await refusal(args);
  expect(message).toContain(`Cannot read the command line: ${rule}`);
  expect(message).toContain('npm start -- --once [--date YYYY-MM-DD]');
});

test.concurrent('hostile rows where the rows come from a Dataverse', async () => {
  const env = { DATAVERSE_URL: 'http://127.0.0.1:1', DATAVERSE_AUTH: 'token', DATAVERSE_TOKEN: 'any' };
  expect(await refusal(['--once', '--date', '2026-11-20', '--hostile'], env)).toBe(
    'Cannot use --hostile: it is for the sample data, and DATAVERSE_URL is set',
  );
});

test.concurrent('wrong settings, all of them at once and no secret among them', async () => {
  const env = {
    REPORT_TIME_ZONE: 'Nowhere',
    DIGEST_AT: '7',
    DIGEST_TO: 'nobody',
    MAIL_TRANSPORT: 'smtp',
    MAIL_SMTP_URL: 'https://user:hunter2@mail.example',
    HARVEST_FROM_DAYS: '-1',
    PRIVACY_KEY: 'hunter2',
    DISPOSITION_MAP: '{"Sold":"happy"}',
    SHORT_CALL_SECONDS: 'many',
  };
  const message = await refusal(['--once', '--date', '2026-11-20', '--deliveries', 'FILES/good.ndjson'], env);
  expect(message).toMatch(/^Cannot start: 9 setting\(s\) are wrong\n/);
  const names = [
    'REPORT_TIME_ZONE',
    'DIGEST_AT',
    'DIGEST_TO',
    'MAIL_FROM',
    'MAIL_SMTP_URL',
    'HARVEST_FROM_DAYS',
    'PRIVACY_KEY',
    'DISPOSITION_MAP',
    'SHORT_CALL_SECONDS',
  ];
  for (const name of names) expect(message).toContain(`  - ${name} `);
  expect(message).not.toContain('hunter2');
});

test.concurrent('a Dataverse address that is none', async () => {
  const message = await refusal(['--once', ...DAY], { DATAVERSE_URL: 'http://contoso.crm4.dynamics.com' });
  expect(message).toContain('DATAVERSE_URL must be an https address without a path');
});
