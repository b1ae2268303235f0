import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { recordOf } from '../../src/metrics/cube/cell.ts';
import { cubeOf, EMPTY_DETAIL } from '../../src/metrics/cube/cube.ts';
import { listsShowing, SHOWN, SHOWN_LIST_NAMES } from '../../src/metrics/cube/lists.ts';
import { reportLists } from '../../src/report/report-lists.ts';
import { fullFact } from '../support/full-fact.ts';

const NAMES = { queue: new Map(), configuration: new Map(), journey: new Map(), agent: new Map() };

test('reportLists() shows a fact with every field filled in each list, with all counts that the list is to show', () => {
  const { cells } = cubeOf([fullFact()]);
  const detail = cells[0]?.detail ?? EMPTY_DETAIL;
  const lists = reportLists({ cells, detail, load: null, lastDays: null, names: NAMES, limits: new Map(), zone: 'Europe/Lisbon' });
  const shown = recordOf(SHOWN_LIST_NAMES, (name) => lists[name].filter(({ deliveries }) => deliveries > 0));
  expect(SHOWN_LIST_NAMES.filter((name) => shown[name].length !== 1)).toEqual([]);
  const missing = SHOWN_LIST_NAMES.flatMap((name) =>
    SHOWN[name].shows.filter((count) => shown[name].some((item) => !(count in item))).map((count) => `${name} ${count}`),
  );
  expect(missing).toEqual([]);
});

test('reportLists() of no cells has every list, in the order of the table', () => {
  const lists = reportLists({
    cells: [],
    detail: EMPTY_DETAIL,
    load: null,
    lastDays: null,
    names: NAMES,
    limits: new Map(),
    zone: 'Europe/Lisbon',
  });
  expect(Object.keys(lists)).toEqual(SHOWN_LIST_NAMES);
});

test('docs/report.md names the lists whose items have all counts', async () => {
  const page = await readFile(new URL('../../docs/report.md', import.meta.url), 'utf8');
  const [, sentence = ''] = /^Every item of (.+?) has `key`/m.exec(page) ?? [];
  const named = [...sentence.matchAll(/`(\w+)`/g)].map(([, name]) => name);
  expect(named.toSorted()).toEqual(listsShowing('attempts').toSorted());
});
