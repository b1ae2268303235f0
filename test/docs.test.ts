/** Pages that are generated say what the code says. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { architectureDifferences, drawingOf } from '../dev/architecture/build-architecture.ts';
import { drawRooms, readRooms, roomDifferences } from '../dev/architecture/rooms.ts';
import { METRICS_DOC, metricsDoc } from '../dev/build-metrics-doc.ts';
import { isCurrent } from '../dev/generated/generated-file.ts';
import { DOCUMENTED_COLUMNS, HISTORY_DOC, historyDoc } from '../dev/history/build-history-doc.ts';
import { SUBSCRIPTIONS_SCHEMA } from '../dev/subscriptions/build-schema.ts';
import { TABLES } from '../src/files/report-tables.ts';
import { SHOWN_LIST_NAMES } from '../src/metrics/cube/lists.ts';
import { RULE_PACKS } from '../src/metrics/zones/rule-packs.ts';
import { explain } from '../src/report/explain.ts';
import { fullReport } from './report/full-report.ts';

const SCRIPT = fileURLToPath(new URL('../dev/build-metrics-doc.ts', import.meta.url));

test('docs/metrics.md is what npm run metrics-doc writes', async () => {
  expect(await isCurrent(METRICS_DOC), 'run npm run metrics-doc').toBe(true);
});

test('isCurrent() tells a page with one figure changed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'metrics-doc-'));
  const file = pathToFileURL(join(folder, 'metrics.md'));
  try {
    await writeFile(file, metricsDoc(explain(), RULE_PACKS).replace('3 in 24 hours', '4 in 24 hours'));
    expect(await isCurrent(METRICS_DOC, file)).toBe(false);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('metricsDoc() names every KPI, set, rule pack and missing measure', () => {
  const page = metricsDoc(explain(), RULE_PACKS);
  const { kpis, sets, notMeasured } = explain();
  const names = [...kpis, ...notMeasured].map(({ name }) => name);
  const ids = [...sets, ...RULE_PACKS].map(({ id }) => `\`${id}\``);
  for (const words of [...names, ...ids, ...RULE_PACKS.map(({ note }) => note)]) expect(page).toContain(words);
  expect(page).toContain('not legal advice');
});

test('metricsDoc() keeps a bar from ending a cell', () => {
  const [set] = explain().sets;
  const sets = set === undefined ? [] : [{ ...set, meaning: 'a | b' }];
  expect(metricsDoc({ ...explain(), sets }, RULE_PACKS)).toContain('| a \\| b |');
});

test('build-metrics-doc refuses an option that it does not know', async () => {
  await expect(promisify(execFile)(process.execPath, [SCRIPT, '--chekc'])).rejects.toThrow('the only option is --check');
});

test('docs/history.md is what npm run history-doc writes', async () => {
  expect(await isCurrent(HISTORY_DOC), 'run npm run history-doc').toBe(true);
});

test('historyDoc() tells every column of every file with its type, and what it means', () => {
  const page = historyDoc();
  for (const [kind, columns] of Object.entries(DOCUMENTED_COLUMNS)) {
    const [, part = ''] = page.split(`## Columns of ${kind}\n`);
    const lines = part.split('\n## ')[0]?.split('\n') ?? [];
    for (const name of Object.keys(columns))
      expect(lines, `${kind}: ${name}`).toContainEqual(
        expect.stringMatching(new RegExp(`^\\| \`${name}\` \\| [^|]+ \\| [^|]* \\| [^|]*\\w[^|]* \\|$`)),
      );
  }
});

test('docs/subscriptions.schema.json is what npm run subscriptions-schema writes', async () => {
  expect(await isCurrent(SUBSCRIPTIONS_SCHEMA), 'run npm run subscriptions-schema').toBe(true);
});

test('docs/report.md names every field of a report', async () => {
  const page = await readFile(new URL('../docs/report.md', import.meta.url), 'utf8');
  expect([...fieldsOf(fullReport())].filter((field) => !new RegExp(`\\b${field}\\b`).test(page))).toEqual([]);
});

test('docs/architecture.md draws every room, and every arrow that there is', () => {
  expect(architectureDifferences(), 'run npm run architecture').toEqual([]);
});

test('an arrow that is not drawn and one that is not there are named as a pair', () => {
  const rooms = (...arrows: [string, string[]][]) => new Map(arrows.map(([room, targets]) => [room, new Set(targets)]));
  const [drawn, actual] = [rooms(['a', ['b']], ['b', []]), rooms(['a', ['c']], ['b', []], ['c', []])];
  expect(roomDifferences(drawn, actual)).toEqual([
    'a imports c, which is not drawn',
    'a → b is drawn, but nothing in a imports b',
    'the room c is not drawn',
  ]);
});

test('readRooms() reads what drawRooms() draws, however long a line is', () => {
  const names = Array.from({ length: 40 }, (_, n) => `layer/room-${n}`);
  const rooms = new Map([['top', new Set(names)], ...names.map((name) => [name, new Set<string>()] as const)]);
  expect(readRooms(drawRooms(rooms))).toEqual(rooms);
  expect(() => drawingOf('# no rooms')).toThrow('it has no block');
});

test('every file that docs/architecture.md names is there', async () => {
  const page = await readFile(new URL('../docs/architecture.md', import.meta.url), 'utf8');
  const named = [...page.matchAll(/`((?:src|functions|dev|test)\/[^`]+)`/g)].map(([, path = '']) => path);
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((path) => !existsSync(new URL(`../${path}`, import.meta.url)))).toEqual([]);
});

/** Names of all fields but the ids of rates, which docs/metrics.md lists. */
function fieldsOf(value: object, fields = new Set<string>()): Set<string> {
  for (const [key, part] of Object.entries(value)) {
    if (!Array.isArray(value)) fields.add(key);
    if (key !== 'rates' && typeof part === 'object' && part !== null) fieldsOf(part, fields);
  }
  return fields;
}

test('docs/files.md names each table of a report, in their order', async () => {
  const page = await readFile(new URL('../docs/files.md', import.meta.url), 'utf8');
  const told = /^## Tables\n(.*)$/m.exec(page)?.[1] ?? '';
  // Of the lists the first and the last one.
  const between: readonly string[] = SHOWN_LIST_NAMES.slice(1, -1);
  const names = TABLES.map(({ name }) => name).filter((name) => !between.includes(name));
  expect([...told.matchAll(/`(\w+)`/g)].map(([, name]) => name)).toEqual(names);
});

test('docs/dependencies.md names, of each package of the running app, all places that load it, and no other', async () => {
  const page = await readFile(new URL('../docs/dependencies.md', import.meta.url), 'utf8');
  const rows = (page.split('## In the running app')[1]?.split('\n## ')[0] ?? '').split('\n').map((line) => line.split(' | '));
  const files = await sourceFiles();
  const named = rows.flatMap(([first = '', ...cells]) => {
    const places = [...(cells.at(-1) ?? '').matchAll(/src\/[\w./-]*/g)].map(([place]) => place.replace(/\.$/, ''));
    return places.length === 0 ? [] : [{ packages: first.replace('| ', '').split(', '), places }];
  });
  expect(named.length).toBeGreaterThan(15);
  for (const { packages, places } of named) {
    const loading = files.filter(({ text }) => packages.some((name) => loads(name).test(text))).map(({ path }) => path);
    const isNamed = (path: string) => places.some((place) => path.startsWith(place));
    expect(
      loading.filter((path) => !isNamed(path)),
      `${packages}: not named`,
    ).toEqual([]);
    expect(
      places.filter((place) => !loading.some((path) => path.startsWith(place))),
      `${packages}: does not load it`,
    ).toEqual([]);
  }
});

function loads(name: string): RegExp {
  return new RegExp(`(?:from |import\\(|require\\()'${name}(?:/[^']*)?'`);
}

/** Those of src, by their paths from the root. */
async function sourceFiles(): Promise<readonly { readonly path: string; readonly text: string }[]> {
  const root = new URL('../', import.meta.url);
  const paths = (await readdir(new URL('src', root), { recursive: true }))
    .filter((path) => path.endsWith('.ts'))
    .map((path) => `src/${path}`);
  return Promise.all(paths.map(async (path) => ({ path, text: await readFile(new URL(path, root), 'utf8') })));
}
