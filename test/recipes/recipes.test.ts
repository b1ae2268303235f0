/** Each recipe of CONTRIBUTING.md is performed on a copy of the project; then steps are forgotten, each of them once in npm run test:long, and somebody tells. */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../../dev/root.ts';
import { IS_WHOLE } from '../support/matrices.ts';
import { columnRecipe } from './column-recipe.ts';
import { kpiRecipe } from './kpi-recipe.ts';
import { listRecipe } from './list-recipe.ts';
import { copyProject, type ProjectCopy } from './project-copy.ts';
import type { Step, Teller } from './recipe.ts';
import { routeRecipe } from './route-recipe.ts';
import { transportRecipe } from './transport-recipe.ts';

const RECIPES = [columnRecipe, kpiRecipe, listRecipe, transportRecipe, routeRecipe];
const ALL = RECIPES.flatMap(({ steps }) => steps);
// Where tests hold what the recipes change, as far as they need no storage.
const ROOMS = IS_WHOLE ? ['metrics/fact', 'metrics/kpis', 'settings', 'http', 'mail'] : [];
const TOUCHED = [...ROOMS, 'names.test.ts', 'docs.test.ts'].map((name) => `test/${name}`);
// Fifty runs of compiler and tests, side by side with other test files.
const LONG_MS = 1_200_000;

describe.each(RECIPES)('$heading', ({ heading, steps, mostFiles }) => {
  test('stands in CONTRIBUTING.md with every file that it touches, and touches few', () => {
    const text = readFileSync(`${ROOT}/CONTRIBUTING.md`, 'utf8').split(`### ${heading}\n`)[1]?.split('\n#')[0] ?? '';
    const files = [...new Set(steps.map(({ file }) => file))];
    expect(files.filter((file) => !text.includes(placeOf(file)))).toEqual([]);
    expect(files.length).toBeLessThanOrEqual(mostFiles);
  });
});

/** A file as the recipe names it: one that is new by its folder. */
function placeOf(file: string): string {
  const step = ALL.find((one) => one.file === file);
  return typeof step?.edit === 'string' ? file.slice(0, file.lastIndexOf('/') + 1).replace(/zones\/$/, '') : file;
}

describe('on a copy of the project', () => {
  let folder: string;
  let copy: ProjectCopy;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'recipes-'));
    copy = await copyProject(folder);
  }, LONG_MS);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test(
    'all recipes together compile, and the tests that would tell of a forgotten step pass',
    async () => {
      await copy.take(ALL);
      expect(await copy.compile()).toBe('');
      expect(await testing(copy, ALL)).toBe('');
    },
    LONG_MS,
  );

  test(
    'all recipes together leave no other test of what they touch failing',
    async () => {
      await copy.take(ALL);
      expect(await copy.test(TOUCHED, [''])).toBe('');
    },
    LONG_MS,
  );

  // What is told names the step's own file or concept, so that steps of different recipes can be forgotten together.
  test.each(rounds(({ teller }) => teller === 'compiler'))(
    'the compiler tells of $files',
    async ({ forgotten }) => {
      await copy.take(ALL.filter((step) => !forgotten.includes(step)));
      const told = await copy.compile();
      expect(forgotten.filter(({ says }) => !says.test(told)).map(({ file }) => `nobody tells of ${file}: ${told}`)).toEqual([]);
    },
    LONG_MS,
  );

  test.each(rounds(({ teller }) => teller !== 'compiler'))(
    'a test tells of $files',
    async ({ forgotten }) => {
      await copy.take(ALL.filter((step) => !forgotten.includes(step)));
      const told = await testing(copy, forgotten);
      expect(forgotten.filter(({ says }) => !says.test(told)).map(({ file }) => `nobody tells of ${file}: ${told}`)).toEqual([]);
    },
    LONG_MS,
  );
});

interface Round {
  readonly files: string;
  readonly forgotten: readonly Step[];
}

/** A step of each recipe a round, one round or until each step had its turn; those that the compiler finds in their own file share one. */
function rounds(isMeant: (step: Step) => boolean): readonly Round[] {
  const lists = RECIPES.map(({ steps }) => turns(steps.filter(isMeant)));
  const most = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: IS_WHOLE ? most : 1 }, (_, i) => {
    const forgotten = lists.flatMap((list) => list[i] ?? []);
    return { forgotten, files: forgotten.map(({ file }) => file).join(', ') };
  });
}

function turns(steps: readonly Step[]): readonly (readonly Step[])[] {
  const { own = [], other = [] } = Object.groupBy(steps, (step) => (isToldInOwnFile(step) ? 'own' : 'other'));
  return [...other.map((step) => [step]), ...(own.length > 0 ? [own] : [])];
}

/** The compiler prints all that it finds, a line each: one file's line says nothing of another's. */
function isToldInOwnFile({ file, teller, says }: Step): boolean {
  return teller === 'compiler' && says.source.startsWith(basename(file).replaceAll('.', '\\.'));
}

function testing(copy: ProjectCopy, steps: readonly Step[]): Promise<string> {
  const tellers = steps.map(({ teller }) => teller).filter(isTest);
  return copy.test([...new Set(tellers.map(({ file }) => file))], [...new Set(tellers.map(({ test }) => test))]);
}

function isTest(teller: Teller): teller is Exclude<Teller, 'compiler'> {
  return teller !== 'compiler';
}
