/** Pages of a list for people, over real HTTP: each next one is of the days and within the rights of the one before. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '../../src/time/local-day.ts';
import { type AccessApp, READER, startAccessApp, yesterday, zone } from './access-app.ts';

const dayBefore = addDays(yesterday, -1);
let app: AccessApp;
beforeAll(async () => {
  app = await startAccessApp();
});
afterAll(() => app.hosted.stop());

/** The items of a list page by page, and the address of each further page. */
async function pagesOf(path: string, headers: Readonly<Record<string, string>>) {
  const [items, followed]: [object[], string[]] = [[], []];
  for (let next: string | null = path; next !== null; ) {
    const answer: Response = await app.get(next, headers);
    expect(answer.status, next).toBe(200);
    const page = (await answer.json()) as { readonly items: readonly object[]; readonly total: number; readonly next: string | null };
    items.push(...page.items);
    expect(items.length).toBeLessThanOrEqual(page.total);
    next = page.next;
    if (next !== null) followed.push(next);
  }
  return { items, followed };
}

test('whoever holds a link gets all pages of its days, which each page names', async () => {
  const holder = { authorization: `Bearer ${await app.newLink({ period: { from: dayBefore, to: yesterday } })}` };
  const { byResult } = await app.reportOf('/report?format=json', holder);
  const { items, followed } = await pagesOf('/report?list=byResult&limit=3', holder);
  expect(items).toEqual(byResult);
  expect(followed.length).toBeGreaterThan(1);
  const days = new URLSearchParams({ from: dayBefore, to: yesterday, zone });
  expect(followed.filter((path) => !path.includes(`&${days}&`))).toEqual([]);
});

test('whoever has signed in gets all pages of yesterday as it was at the first one', async () => {
  const { byResult } = await app.reportOf('/report?format=json', READER);
  const { items, followed } = await pagesOf('/report?list=byResult&limit=3', READER);
  expect(items).toEqual(byResult);
  expect(followed[0]).toBe(`/report?list=byResult&limit=3&${new URLSearchParams({ date: yesterday, zone })}&offset=3`);
});
