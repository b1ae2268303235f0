/** The order of test files: those that take longest come first in their project, so that none of them is what the others' workers wait for in the end. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files of half a minute and more, the longest first; others go by their size, which says little of how long they take. */
const LONGEST = [
  'kills',
  'subscriptions/law-6-written',
  'harvest/law/harvest-law',
  'functions/page/page',
  'harvest/file/transitions',
  'start/all',
  'recipes/recipes',
  'page/page-in-browser',
  'history/changes/crashes',
  'subscriptions/work/deliver-kills',
  'subscriptions/fifty/fifty-readers',
  'harvest/file-frozen',
  'harvest/kills',
  'subscriptions/sending/send-to-all',
  'digest/engines/engines',
  'start/once',
  'start/npm-signals',
  'subscriptions/law-6',
  'harvest/storage-outage',
  'harvest/file/crashes',
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // A worker is kept from file to file of one project.
    const byProject = Map.groupBy(await super.sort(files), ({ project }) => project.name);
    return [...byProject.values()].flatMap((specs) => specs.toSorted((a, b) => placeOf(a) - placeOf(b)));
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = LONGEST.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
  return place < 0 ? LONGEST.length : place;
}
