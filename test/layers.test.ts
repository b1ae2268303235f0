/** The layers of design: what may import what, and no file that grew past reading. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = new URL('../', import.meta.url).pathname;
const FILES = globSync('src/**/*.ts', { cwd: ROOT }).sort();
// Not written by hand, or tables of facts.
const GENERATED = /\.generated\.ts$|\/zones\/data\//;

/** What the pure layers may use: each other in this direction, time, and these packages. */
const PURE: Readonly<Record<string, readonly string[]>> = {
  time: ['time', 'errors.ts', 'temporal-polyfill'],
  metrics: ['metrics', 'time', 'errors.ts', 'temporal-polyfill', 'csv-parse/sync', 'node:crypto'],
  report: ['report', 'metrics', 'time', 'errors.ts'],
  digest: ['digest', 'report', 'metrics', 'time', 'errors.ts', 'temporal-polyfill', 'handlebars', 'handlebars/runtime.js'],
};
/** Of a module that could do more, the names that may be imported: a hash is a function of its input. */
const ALLOWED_NAMES: Readonly<Record<string, readonly string[]>> = { 'node:crypto': ['hash'] };
// A clock, the network, the environment, chance.
const IMPURE =
  /\bDate\.now\(|new Date\(\)|\bTemporal\.Now\b|\bperformance\.|\bprocess\.|\bfetch\(|\bMath\.random\(|\bset(?:Timeout|Interval|Immediate)\(|\bconsole\./;

interface Import {
  readonly names: string;
  /** Package or module name, or path below src. */
  readonly target: string;
}

function sourceOf(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** Static imports and re-exports (type ones too), side-effect imports and import(). */
function importsOf(file: string): Import[] {
  const code = withoutComments(sourceOf(file));
  const statements = code.matchAll(
    /^(?:import|export)\s+((?:type\s+)?[\w$,\s]*(?:\*(?:\s+as\s+\w+)?|\{[^}]*\}|[\w$]+)\s*from\s+)?['"]([^'"]+)['"]/gm,
  );
  const dynamic = code.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g);
  const found = [...statements].map(([, names = '', specifier = '']) => ({ names, specifier }));
  for (const [, specifier = ''] of dynamic) found.push({ names: '*', specifier });
  return found.map(({ names, specifier }) => ({ names, target: targetOf(file, specifier) }));
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

function targetOf(file: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  return normalize(join(dirname(file), specifier)).replace(/^src\//, '');
}

/** The folder below src, or the file where it lies in src itself. */
function layerOf(path: string): string {
  return path.replace(/^src\//, '').split('/')[0] ?? '';
}

test('the reader of imports sees every form of one', () => {
  const all = FILES.flatMap((file) => importsOf(file).map(({ target }) => target));
  expect(all).toEqual(
    expect.arrayContaining([
      'node:crypto',
      '@azure/data-tables',
      '@azure/identity',
      'metrics/fact/fact.ts',
      'nodemailer/lib/smtp-connection',
    ]),
  );
  expect(all.filter((target) => target.startsWith('..') || target.includes('/src/'))).toEqual([]);
});

describe.each(Object.entries(PURE))('src/%s', (layer, allowed) => {
  const files = FILES.filter((file) => layerOf(file) === layer);

  test(`imports nothing but ${allowed.join(', ')}`, () => {
    expect(files.length).toBeGreaterThan(0);
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter(({ target, names }) => {
          const name = target.includes(':') || !target.endsWith('.ts') ? target : layerOf(target);
          const only = ALLOWED_NAMES[target];
          return !allowed.includes(name) || (only !== undefined && !only.includes(names.replace(/from|[{}\s]/g, '')));
        })
        .map(({ target, names }) => `${file} imports ${names} from ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test('asks no clock, network, environment or chance', () => {
    const wrong = files.filter((file) => !GENERATED.test(file) && IMPURE.test(withoutComments(sourceOf(file))));
    expect(wrong).toEqual([]);
  });
});

test('no layer imports, by whatever way, one that imports it', () => {
  const uses = new Map<string, Set<string>>();
  for (const file of FILES) {
    const layer = layerOf(file);
    const targets = importsOf(file)
      .filter(({ target }) => target.endsWith('.ts'))
      .map(({ target }) => layerOf(target));
    uses.set(layer, new Set([...(uses.get(layer) ?? []), ...targets.filter((target) => target !== layer)]));
  }
  const reach = (layer: string, seen = new Set<string>()): Set<string> => {
    for (const next of uses.get(layer) ?? []) if (!seen.has(next)) reach(next, seen.add(next));
    return seen;
  };
  expect([...uses.keys()].filter((layer) => reach(layer).has(layer))).toEqual([]);
});

test('only the composition root constructs clients', () => {
  const makers = /(?<!\.)\b(?:createDataverseClient|createTokenSource|openTables|createMailSender|readSettings)\(/;
  const makersOutside = FILES.filter(
    (file) => file !== 'src/app.ts' && makers.test(withoutComments(sourceOf(file)).replace(/function \w+\(/g, '')),
  );
  expect(makersOutside).toEqual(['src/history/history.ts']);
});

test('nothing outside mail/ knows a transport by name', () => {
  const outside = FILES.filter((file) => layerOf(file) !== 'mail');
  const knowing = outside.filter((file) => importsOf(file).some(({ target }) => target.startsWith('mail/transports/')));
  expect(knowing).toEqual([]);
});

test('no source file is longer than 250 lines', () => {
  const long = FILES.filter((file) => !GENERATED.test(file) && sourceOf(file).trimEnd().split('\n').length > 250);
  expect(long).toEqual([]);
});
