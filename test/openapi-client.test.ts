/** A client that openapi-typescript generates from the API's description: right use of it compiles by the project's own compiler, wrong use does not. */
import { execFile } from 'node:child_process';
import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from '../dev/root.ts';
import { apiDocument } from '../src/http/openapi/api-document.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const run = promisify(execFile);
const HEAD = `import createClient from 'openapi-fetch';
import type { components, paths } from './api.ts';

export const client = createClient<paths>({ baseUrl: 'http://127.0.0.1:7071', headers: { 'x-functions-key': 'key' } });
export type Report = components['schemas']['Report'];
`;
const OPTIONS = {
  compilerOptions: {
    strict: true,
    noEmit: true,
    module: 'nodenext',
    target: 'es2024',
    lib: ['es2024', 'dom', 'dom.iterable'],
    types: [],
    allowImportingTsExtensions: true,
    skipLibCheck: true,
  },
  include: ['*.ts'],
};

let folder: string;
const ends: (() => Promise<void>)[] = [];
beforeAll(async () => {
  folder = await temporaryFolder((end) => ends.push(end));
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(OPTIONS));
  await writeFile(join(folder, 'openapi.json'), JSON.stringify(apiDocument()));
  const hook = join(ROOT, 'test/support/openapi/typescript-5-hook.ts');
  const generator = join(ROOT, 'node_modules/openapi-typescript/bin/cli.js');
  await run(process.execPath, ['--import', hook, generator, 'openapi.json', '-o', 'api.ts'], { cwd: folder });
});
afterAll(async () => {
  for (const end of ends) await end();
});

/** What the project's compiler prints of a program; nothing where it compiles. */
async function compile(program: string): Promise<string> {
  await writeFile(join(folder, 'program.ts'), `${HEAD}${program}\n`);
  try {
    await run(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.json', '--pretty', 'false'], {
      cwd: folder,
    });
    return '';
  } catch (error) {
    return String(Reflect.get(error as object, 'stdout'));
  }
}

test('a program that reads reports, versions, runs and health, and orders a backfill, compiles', async () => {
  const program = `
const { data, error } = await client.GET('/api/report', { params: { query: { days: 7, channel: ['Voice', 'SMS'], extent: 'counts' } } });
if (error !== undefined) throw new Error(error.detail + (error.nearest ?? []).join());
if (typeof data === 'object' && 'totals' in data) {
  const report: Report = data;
  const value: number | null = report.rates.liveMin.value;
  const deliveries: number | null = report.totals.deliveries;
  for (const { name, deliveries, backlog } of report.byQueue) console.log(name, deliveries + 1, backlog);
  console.log(value, deliveries, report.scope.queue, report.read === 'none');
}
const day = await client.GET('/api/snapshots/{date}', { params: { path: { date: '2026-11-22' }, query: { version: 2 } } });
console.log(day.data?.comparison.before?.totals.attempts);
const runs = await client.GET('/api/runs', { params: { query: { kind: 'harvest' } } });
if (runs.data !== undefined && 'runs' in runs.data) console.log(runs.data.runs[0]?.counters.filed);
const queues = await client.GET('/api/report', { params: { query: { list: 'byQueue', limit: 10, offset: 10 } } });
if (typeof queues.data === 'object' && 'items' in queues.data) console.log(queues.data.total, queues.data.items.length, queues.data.next?.length);
const made = await client.POST('/api/links', { body: { period: { from: '2026-11-22' }, scope: { queue: ['Collections'] } } });
console.log(made.data?.link, made.data?.period.to, (await client.POST('/api/links/revoke', { body: { subscription: 'default' } })).data?.revoked);
const own = await client.GET('/report', { params: { query: { days: 7 } } });
if (typeof own.data === 'object' && 'totals' in own.data) console.log(own.data.allowed?.[0]?.queue, own.data.compliance.outsideHours?.[0]?.hour);
const ordered = await client.POST('/api/backfill', { body: { from: '2026-10-01', to: '2026-10-31' } });
console.log(ordered.data?.backfill.length, (await client.GET('/api/health')).data?.status === 'ok');
`;
  expect(await compile(program)).toBe('');
});

test.each([
  ['a parameter that is none', "await client.GET('/api/report', { params: { query: { dat: '2026-11-22' } } });", /'dat'/],
  ['a value that is none', "await client.GET('/api/report', { params: { query: { extent: 'all' } } });", /"all"/],
  [
    'a text for a number',
    "await client.GET('/api/report', { params: { query: { days: '7' } } });",
    /'string' is not assignable to type 'number'/,
  ],
  ['a missing parameter', "await client.GET('/api/snapshots', { params: { query: {} } });", /'from' is missing/],
  ['a list that nobody has', "await client.GET('/api/report', { params: { query: { list: 'byPhone' } } });", /"byPhone"/],
  ['an address that is none', "await client.GET('/api/reports', {});", /"\/api\/reports"/],
  ['a method that is none', "await client.POST('/api/report', {});", /"\/api\/report"/],
  ['a body without a field', "await client.POST('/api/backfill', { body: { from: '2026-10-01' } });", /'to' is missing/],
  ['a number for a text of a body', "await client.POST('/api/erasure', { body: { number: 351 } });", /'number' is not assignable/],
  ['a rate taken for a number', 'export const rate = (report: Report): number => report.rates.liveMin;', /not assignable to type 'number'/],
  ['a null that is forgotten', 'export const sum = (report: Report): number => report.totals.deliveries;', /'null' is not assignable/],
  ['a list that is none', 'export const list = (report: Report) => report.byWeekday;', /'byWeekday' does not exist/],
])('a program with %s does not compile', async (_what, program, told) => {
  expect(await compile(program)).toMatch(told);
});
