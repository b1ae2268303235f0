/** What npm run package gathers, away from the project: everything that the app needs, and nothing else. */
import { execFile } from 'node:child_process';
import { hash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Metafile } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../../../dev/dataverse/emulator.ts';
import { bundledPackages, codeBytes, OWN } from '../../../dev/package/bundled-packages.ts';
import { gatherPackage } from '../../../dev/package/gather-package.ts';
import { loadedWith } from '../../../dev/package/loaded-with.ts';
import { sizeReport } from '../../../dev/package/size-report.ts';
import { ROOT } from '../../../dev/root.ts';
import { addDays, dateAt } from '../../../src/time/local-day.ts';
import { daytimeZone, inWords, loadSample, timeIn } from '../../support/hosted-app.ts';
import { ownStorage } from '../../support/setup/own-storage.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { type Ingestion, startIngestion } from '../../telemetry/ingestion.ts';
import type { PackageRun } from './package-process.ts';

/** Files of functions/ that set the app up and register no function. */
const NO_FUNCTION = ['http-streams', 'telemetry', 'terminate'];
const MOST_BYTES = 6_000_000;
/** The Node of the tests, and those that PACKAGE_NODES names (paths, separated as in PATH). */
const NODES = [process.execPath, ...(process.env.PACKAGE_NODES ?? '').split(':').filter((path) => path !== '')];

let folder = '';
let metafile: Metafile;
let emulator: Emulator;
beforeAll(async () => {
  folder = await temporaryFolder(afterAll);
  metafile = await gatherPackage(folder);
  emulator = await startEmulator();
  afterAll(() => emulator.stop());
});

test('it is a bundle without packages, sources or anything that npm would install or build', async () => {
  const files = ['.funcignore', 'LICENSE', 'THIRD-PARTY-NOTICES.txt', 'chunks', 'functions', 'host.json', 'package.json'];
  expect((await readdir(folder)).sort()).toEqual(files);
  expect(globSync(['**/*.ts', '**/*.txt'], { cwd: folder })).toEqual(['THIRD-PARTY-NOTICES.txt']);
  const described: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  expect(described).toMatchObject({ type: 'module', main: 'functions/*.js' });
  expect(Object.keys(described as object)).toEqual(['name', 'version', 'license', 'type', 'main']);
});

test('its code has at most 6 MB, and the report of its size begins with the largest packages', () => {
  expect(codeBytes(metafile)).toBeLessThan(MOST_BYTES);
  expect(codeBytes(metafile)).toBe(
    globSync('chunks/*.json', { cwd: folder })
      .concat(globSync('**/*.js', { cwd: folder }))
      .reduce((sum, file) => sum + bytesOf(file), 0),
  );
  expect(sizeReport(metafile)).toMatch(/^the bundle without maps: \d\.\d\d MB\n {2}\d\.\d\d MB \S+/);
});

test('of zod, what is not used is left out, such as its texts of errors in other languages', () => {
  const languages = Object.keys(metafile.inputs).filter((path) => /zod\/.*\/locales\/[\w-]+\.js$/.test(path));
  const bundled = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs));
  expect(languages.length).toBeGreaterThan(40);
  expect(bundled.filter((path) => languages.includes(path))).toEqual(['node_modules/zod/v4/locales/en.js']);
});

test('a start loads no storage, mail, sign-in to Azure, harvest or page: they come where they are first used', () => {
  const loaded = filesOfStart().flatMap((file) => Object.keys(metafile.outputs[file]?.inputs ?? {}));
  expect(loaded).toContain('node_modules/@azure/functions/dist/azure-functions.js');
  const later =
    /@azure\/(?!functions)|nodemailer|hyparquet|write-excel-file|d3-|csv-parse|dist\/src\/(?:harvest\/pull|history\/days|page\/sections|app\.js)/;
  expect(loaded.filter((path) => later.test(path))).toEqual([]);
});

test('the app behind the functions loads nothing that draws a mail or a file: that comes with the first of them', () => {
  const loaded = loadedWithFile(/chunks\/app-\w+\.js$/).flatMap((file) => Object.keys(metafile.outputs[file]?.inputs ?? {}));
  expect(loaded).toContain('dist/src/app.js');
  expect(loaded.filter((path) => /string-width|handlebars|fflate|digest-view|digest-template/.test(path))).toEqual([]);
});

test('a start loads two files: what registers the functions, and one of all that comes with it', () => {
  expect(filesOfStart().map((path) => basename(path))).toEqual(['app.js', expect.stringMatching(/^start-[0-9A-F]{8}\.js$/)]);
});

test('zone data are no code: they lie in a file of their own, read by whoever first asks for a zone', () => {
  const [data = '', ...others] = globSync('chunks/*.json', { cwd: folder });
  expect(others).toEqual([]);
  expect(JSON.parse(textOf(data))).toMatchObject({ zones: expect.arrayContaining([expect.stringMatching(/^Europe\/Lisbon\|/)]) });
  expect(code().filter((file) => textOf(file).includes('Europe/Lisbon|'))).toEqual([]);
});

test('node:http is asked for with require(): an import would load fetch and WebSocket at each start', () => {
  expect(code().filter((file) => /\bfrom\s*"(?:node:)?http"/.test(textOf(file)))).toEqual([]);
});

test('its files are the same, by name and content, wherever they are written to', async () => {
  const other = join(await temporaryFolder(), 'a', 'b');
  await gatherPackage(other);
  const hashes = (at: string) =>
    globSync('**/*.*', { cwd: at })
      .sort()
      .map((file) => `${file} ${hash('sha256', readFileSync(join(at, file)))}`);
  expect(hashes(other)).toEqual(hashes(folder));
});

test('each file of code has a map beside it, which it does not name: Node loads none at a start', async () => {
  expect(
    code()
      .map((file) => `${file}.map`)
      .sort(),
  ).toEqual(globSync('**/*.map', { cwd: folder }).sort());
  expect(code().filter((file) => textOf(file).includes('sourceMappingURL='))).toEqual([]);
});

test('no map names a folder of the machine that made it: the same commit gives the same maps elsewhere', () => {
  expect(globSync('**/*.map', { cwd: folder }).filter((file) => textOf(file).includes(ROOT))).toEqual([]);
});

test("the worker's own module is asked for with require(), the only way in which the platform hands it out", () => {
  const text = code().map(textOf).join('\n');
  expect(text).toMatch(/\w\("@azure\/functions-core"\)/);
  expect(text).not.toMatch(/\b(?:from|import)\s*\(?"@azure\/functions-core"/);
});

test('the notices hold the licence of every package that is bundled, and the comments of code inside them', () => {
  const notices = textOf('THIRD-PARTY-NOTICES.txt');
  const names = bundledPackages(metafile).flatMap(({ folder: path }) => (path === OWN ? [] : [path.replace(/^.*node_modules\//, '')]));
  expect(names).toContain('zod');
  expect(names.filter((name) => !notices.includes(`\n${name} `))).toEqual([]);
  expect(notices).toContain('Copyright (c) 2025 Colin McDonnell');
  expect(notices).toContain('Copyright(c) 2012 Federico Romero');
});

describe.each(NODES)('deployed, with no package in reach, on %s', (node) => {
  const zone = daytimeZone();
  const date = addDays(dateAt(Date.now(), zone), -1);
  let run: PackageRun;
  let ingestion: Ingestion;
  beforeAll(async () => {
    // As .funcignore says.
    await Promise.all(globSync('**/*.map', { cwd: folder }).map((map) => rm(join(folder, map))));
    expect(parentsOf(folder).filter((parent) => existsSync(join(parent, 'node_modules')))).toEqual([]);
    loadSample(emulator, zone, 2, 40);
    ingestion = await startIngestion(undefined, afterAll);
    const told = { APPLICATIONINSIGHTS_CONNECTION_STRING: ingestion.connectionString };
    run = await runPackage(node, date, { ...(await settings(zone)), ...told });
  });

  test('it registers every function', () => {
    const names = globSync('functions/*.ts', { cwd: ROOT }).map((file) => basename(file, '.ts'));
    expect([...run.functions].sort()).toEqual(names.filter((name) => !NO_FUNCTION.includes(name)).sort());
  });

  test('it harvests, answers a report in each form, and sends what is due', () => {
    expect(run.log).toContainEqual(expect.stringMatching(/^\[harvest\] harvest: [1-9]\d* deliveries/));
    expect(run.report.totals.deliveries).toBeGreaterThan(0);
    expect(run.answers).toEqual({
      '/api/report?format=html': '200 text/html; charset=utf-8',
      '/api/report?format=xlsx': '200 application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      '/api/openapi.json': '200 application/json',
      '/api/docs': '200 text/html; charset=utf-8',
      '/api/health': '200 application/json',
    });
    expect(run.log.map(inWords)).toContain(`[send] send: default, ${date} (${zone}), scheduled, is sent: 1 sent`);
  });

  test('it tells what it did, by the exporter that is loaded only then', () => {
    expect(ingestion.sum('digest.runs', { kind: 'harvest', outcome: 'ok' })).toBe(1);
    expect(ingestion.sum('digest.deliveries', { kind: 'scheduled', state: 'sent' })).toBe(1);
  });
});

/** The file that registers all functions, and what comes with it. */
function filesOfStart(): readonly string[] {
  return loadedWithFile(/functions\/app\.js$/);
}

function loadedWithFile(file: RegExp): readonly string[] {
  return loadedWith(metafile, Object.keys(metafile.outputs).find((path) => file.test(path)) ?? '');
}

function code(): string[] {
  return globSync('**/*.js', { cwd: folder });
}

function textOf(file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}

function bytesOf(file: string): number {
  return Buffer.byteLength(textOf(file));
}

function parentsOf(path: string): string[] {
  return dirname(path) === path ? [path] : [path, ...parentsOf(dirname(path))];
}

async function settings(zone: string): Promise<Readonly<Record<string, string>>> {
  return {
    DATAVERSE_URL: emulator.url,
    DATAVERSE_AUTH: 'token',
    DATAVERSE_TOKEN: emulator.token,
    STORAGE_CONNECTION: await ownStorage(),
    MAIL_TRANSPORT: 'outbox',
    MAIL_OUTBOX_DIR: await temporaryFolder(afterAll),
    MAIL_FROM: 'digest@contoso.example',
    DIGEST_TO: 'ana@contoso.example',
    HARVEST_FROM_DAYS: '2',
    REPORT_TIME_ZONE: zone,
    DIGEST_AT: timeIn(zone, Date.now() - 600_000),
  };
}

async function runPackage(node: string, date: string, env: Readonly<Record<string, string>>): Promise<PackageRun> {
  const script = join(ROOT, 'test/dev/package/package-process.ts');
  const args = ['--disable-warning=ExperimentalWarning', script, folder, date];
  const { stdout } = await promisify(execFile)(node, args, { cwd: folder, env, maxBuffer: 2 ** 26 });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}
