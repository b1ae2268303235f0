/** The layers and rooms: what may import what, no circle, and no file or folder that grew past reading. */
import { describe, expect, test } from 'vitest';
import { circlesOf } from '../dev/architecture/circles.ts';
import { importsOf, sourceFiles, sourceOf, withoutComments } from '../dev/architecture/source-imports.ts';

const FOLDERS = ['src', 'functions', 'dev', 'bench', 'test'];
const ALL = sourceFiles(...FOLDERS);
const FILES = sourceFiles('src');
// Not written by hand, or tables of facts.
const DATA = /\.generated\.ts$|\/data\//;

/** What the pure layers may use: each other in this direction, time, and these packages. */
const PURE: Readonly<Record<string, readonly string[]>> = {
  time: ['time', 'errors.ts', 'recent-map.ts', 'temporal-polyfill', 'moment-timezone/data/packed/latest.json'],
  metrics: ['metrics', 'time', 'errors.ts', 'recent-map.ts', 'temporal-polyfill', 'csv-parse/sync', 'node:crypto'],
  report: ['report', 'metrics', 'time', 'errors.ts'],
  words: ['words', 'metrics', 'time', 'temporal-polyfill', 'intl-messageformat'],
  digest: [
    'digest',
    'words',
    'report',
    'metrics',
    'time',
    'errors.ts',
    'temporal-polyfill',
    'handlebars',
    'handlebars/runtime.js',
    'culori',
    'culori/require',
    'string-width',
  ],
  page: ['page', 'digest', 'words', 'report', 'metrics', 'time', 'errors.ts', 'html.ts', 'd3-shape', 'd3-scale'],
  files: ['files', 'report', 'metrics', 'csv-stringify', 'write-excel-file/node', 'fflate', 'node:stream'],
};
/** Of a module that could do more, the names that may be imported: a hash is a function of its input. */
const ALLOWED_NAMES: Readonly<Record<string, readonly string[]>> = { 'node:crypto': ['hash'] };
/** The rooms of a layer from the lowest up: each may import those before it. '' = the layer's own files. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  metrics: ['row', 'zones', 'rules', 'fact', 'cube', 'contacts', 'kpis'],
  history: ['schemas', 'blobs', 'tables', 'parquet', 'quarters', 'days', 'changes', 'state', ''],
  harvest: ['file', 'pull', '', 'backfill'],
  lookup: ['loaded', '', 'around', 'violations'],
  words: ['declared', 'messages', ''],
  digest: ['options', 'text', 'tables', 'shapes', 'lines', 'findings', 'sections', ''],
  page: ['address', 'browser', 'charts', 'parts', 'controls', 'tables', 'sections', 'states', 'archive', ''],
  files: ['tables', 'formats', ''],
  subscriptions: ['subscription', 'conditions', 'people', 'notices', 'delivery', 'sending', 'work', 'dispatch', 'orders', 'sent', ''],
};
// A clock, the network, the environment, chance.
const IMPURE =
  /\bDate\.now\(|new Date\(\)|\bTemporal\.Now\b|\bperformance\.|\bprocess\.|\bfetch\(|\bMath\.random\(|\bset(?:Timeout|Interval|Immediate)\(|\bconsole\./;

/** The folder below src, or the file where it lies in src itself; the package or module where it is none of ours. */
function layerOf(target: string): string {
  return target.startsWith('src/') ? (target.split('/')[1] ?? '') : target;
}

/** The folder below a layer, '' for a file of the layer itself. */
function roomOf(path: string): string {
  const [, , ...rest] = path.split('/');
  return rest.length > 1 ? (rest[0] ?? '') : '';
}

test('the reader of imports sees every form of one', () => {
  const all = FILES.flatMap((file) => importsOf(file).map(({ target }) => target));
  expect(all).toEqual(
    expect.arrayContaining([
      'node:crypto',
      '@azure/data-tables',
      '@azure/identity',
      'src/metrics/fact/fact.ts',
      'nodemailer/lib/smtp-connection',
    ]),
  );
  expect(all.filter((target) => target.startsWith('.') || target.includes('/src/'))).toEqual([]);
});

describe.each(Object.entries(PURE))('src/%s', (layer, allowed) => {
  const files = FILES.filter((file) => layerOf(file) === layer);

  test(`imports nothing but ${allowed.join(', ')}`, () => {
    expect(files.length).toBeGreaterThan(0);
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter(({ target, names }) => {
          const only = ALLOWED_NAMES[target];
          return !allowed.includes(layerOf(target)) || (only !== undefined && !only.includes(names.replace(/from|[{}\s]/g, '')));
        })
        .map(({ target, names }) => `${file} imports ${names} from ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test('asks no clock, network, environment or chance', () => {
    const wrong = files.filter((file) => !DATA.test(file) && IMPURE.test(withoutComments(sourceOf(file))));
    expect(wrong).toEqual([]);
  });
});

// The host's own zone data, or its own zone: Temporal's and Intl's offsets, and what a Date shows in local time.
const HOST_CLOCK =
  /Zoned|\btimeZone\b(?!\s*:\s*'UTC')|\bTemporal\.(?:Now|Instant)\b|\bresolvedOptions\(|\btoLocale(?:Date|Time)?String\(|\b[gs]et(?:TimezoneOffset|FullYear|Month|Date|Day|Hours|Minutes|Seconds)\(/;

test('the time in a zone comes from the shipped zone data alone, which one file reads', () => {
  const code = sourceFiles('src', 'functions').map((file) => [file, withoutComments(sourceOf(file))] as const);
  const asksHost = (text: string) => HOST_CLOCK.test(text) || /DateTimeFormat\((?![^)]*\btimeZone: 'UTC')/.test(text);
  expect(["new Intl.DateTimeFormat('en', { timeZone: zone })", "Intl.DateTimeFormat('en')", 'date.getHours()'].every(asksHost)).toBe(true);
  expect(["new Intl.DateTimeFormat('en', { timeZone: 'UTC' })", 'date.getUTCHours()'].some(asksHost)).toBe(false);
  expect(code.filter(([, text]) => asksHost(text)).map(([file]) => file)).toEqual([]);
  const readers = FILES.filter((file) => importsOf(file).some(({ target }) => target.startsWith('moment-timezone')));
  expect(readers).toEqual(['src/time/zone-data.ts']);
});

/** From each file, or what it is a part of, what it imports of its own folder of the project. */
function usesBy(files: readonly string[], part: (path: string) => string): Map<string, Set<string>> {
  const uses = new Map<string, Set<string>>();
  for (const file of files) {
    const targets = importsOf(file).filter(({ target }) => FOLDERS.some((folder) => target.startsWith(`${folder}/`)));
    const others = targets.map(({ target }) => part(target)).filter((target) => target !== part(file));
    uses.set(part(file), new Set([...(uses.get(part(file)) ?? []), ...others]));
  }
  return uses;
}

test('no layer imports, by whatever way, one that imports it', () => {
  expect(circlesOf(usesBy(FILES, layerOf))).toEqual([]);
});

test.each(FOLDERS)('no file of %s imports, by whatever way, one that imports it', (folder) => {
  const files = ALL.filter((file) => file.startsWith(`${folder}/`));
  expect(circlesOf(usesBy(files, (path) => path))).toEqual([]);
});

test('circlesOf() gives the way round, and nothing where there is none', () => {
  const uses = (pairs: [string, string[]][]) => new Map(pairs.map(([name, targets]) => [name, new Set(targets)]));
  expect(
    circlesOf(
      uses([
        ['a', ['b']],
        ['b', ['c', 'd']],
        ['c', ['b']],
        ['d', []],
      ]),
    ),
  ).toEqual([['b', 'c', 'b']]);
  expect(
    circlesOf(
      uses([
        ['a', ['b', 'c']],
        ['b', ['c']],
        ['c', []],
      ]),
    ),
  ).toEqual([]);
});

describe.each(Object.entries(ROOMS))('the rooms of src/%s', (layer, rooms) => {
  const files = FILES.filter((file) => layerOf(file) === layer);

  test(`are ${rooms.filter((room) => room !== '').join(', ')}`, () => {
    expect([...new Set([...files.map(roomOf), ''])].sort()).toEqual([...new Set([...rooms, ''])].sort());
  });

  test('import none that stands above them', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter(({ target }) => layerOf(target) === layer && rooms.indexOf(roomOf(target)) > rooms.indexOf(roomOf(file)))
        .map(({ target }) => `${file} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });
});

test('only the composition root constructs clients', () => {
  const makers = /(?<!\.)\b(?:createDataverseClient|createTokenSource|openStorage|createMailSender|readSettings)\(/;
  const makersOutside = FILES.filter(
    (file) =>
      !['src/app.ts', 'src/the-app.ts', 'src/the-doctor.ts'].includes(file) &&
      makers.test(withoutComments(sourceOf(file)).replace(/function \w+\(/g, '')),
  );
  expect(makersOutside).toEqual(['src/history/history.ts']);
});

test('no folder has more than 25 files of its own, but functions/, which is a list of triggers', () => {
  const folders = Map.groupBy(
    ALL.filter((file) => !file.startsWith('functions/')),
    (file) => file.slice(0, file.lastIndexOf('/')),
  );
  expect([...folders].filter(([, files]) => files.length > 25).map(([folder, files]) => `${folder}: ${files.length}`)).toEqual([]);
});

test('nothing outside mail/ knows a transport by name', () => {
  const outside = FILES.filter((file) => layerOf(file) !== 'mail');
  const knowing = outside.filter((file) => importsOf(file).some(({ target }) => target.startsWith('src/mail/transports/')));
  expect(knowing).toEqual([]);
});

test('no file but data is longer than 250 lines', () => {
  const long = ALL.filter((file) => !DATA.test(file) && sourceOf(file).trimEnd().split('\n').length > 250);
  expect(long).toEqual([]);
});
