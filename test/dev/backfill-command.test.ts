import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { parseBackfillCommand } from '../../dev/backfill-command.ts';
import { bar, counts, progressBarOn } from '../../dev/progress-bar.ts';
import type { BackfillProgress } from '../../src/http/runs/backfill-progress.ts';

const DATES = ['--from', '2026-11-01', '--to', '2026-11-22'];

test('the app of npm start is asked where no address is given', () => {
  expect(parseBackfillCommand(DATES)).toEqual({
    from: '2026-11-01',
    to: '2026-11-22',
    zone: undefined,
    replace: false,
    url: 'http://127.0.0.1:7071',
    key: undefined,
  });
});

test('an app elsewhere is asked by https, with its key', () => {
  const given = parseBackfillCommand([...DATES, '--zone', 'UTC', '--replace', '--url', 'https://digest.azurewebsites.net/', '--key', 'k']);
  expect(given).toMatchObject({ zone: 'UTC', replace: true, url: 'https://digest.azurewebsites.net', key: 'k' });
  expect(parseBackfillCommand([...DATES, '--url', 'http://localhost:7071', '--key', 'k'])).toMatchObject({ url: 'http://localhost:7071' });
});

test.each([
  [[], '--from and --to are needed'],
  [['--from', '2026-11-01'], '--from and --to are needed'],
  [[...DATES, '--force'], '--force'],
  [[...DATES, 'now'], 'now'],
  [[...DATES, '--url', 'nowhere'], '"nowhere" is no address'],
  [[...DATES, '--url', 'file:///etc'], 'no address'],
  [[...DATES, '--url', 'http://digest.example', '--key', 'hunter2'], 'a key is not sent in the open'],
  [[...DATES, '--url', 'http://localhost.example', '--key', 'hunter2'], 'a key is not sent in the open'],
])('%j is refused with the usage, which says %s, and no key', (args, named) => {
  const parse = () => parseBackfillCommand(args);
  expect(parse).toThrow(named);
  expect(parse).toThrow('Usage: npm run backfill');
  expect(parse).not.toThrow('hunter2');
});

function progress(total: number, days: BackfillProgress['days'], removed = 0): BackfillProgress {
  const backfill = { id: 'x', from: '', to: '', zone: 'UTC', days: total, replace: removed > 0, orderedAt: '' };
  const rows = { deliveries: 7, attributes: 0, malformed: 0 };
  return { backfill, days, removed, rows, isFinished: false, running: [], troubles: [] };
}

test.each([
  [progress(10, { queued: 10, running: 0, done: 0, failed: 0 }), '..............................'],
  [progress(10, { queued: 5, running: 0, done: 5, failed: 0 }), '###############...............'],
  [progress(10, { queued: 0, running: 0, done: 10, failed: 0 }), '##############################'],
  [progress(1000, { queued: 0, running: 0, done: 999, failed: 1 }), '#############################x'],
  [progress(1, { queued: 0, running: 0, done: 0, failed: 1 }), 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'],
])('bar() of %j is %s: full only where every day went well', (given, cells) => {
  expect(bar(given)).toBe(`[${cells}]`);
});

test('counts() names what there is of', () => {
  expect(counts(progress(9, { queued: 9, running: 0, done: 0, failed: 0 }))).toBe('0 of 9 days; 7 deliveries');
  expect(counts(progress(9, { queued: 3, running: 2, done: 3, failed: 1 }, 4))).toBe(
    '3 of 9 days, 1 failed, 2 running; 7 deliveries, 4 records removed',
  );
});

test.each([
  [
    true,
    '\r\u001b[K[..............................] 0 of 1 days; 7 deliveries\r\u001b[K[##############################] 1 of 1 days; 7 deliveries\n',
  ],
  [false, '0 of 1 days; 7 deliveries\n1 of 1 days; 7 deliveries\n'],
])('on a terminal (%s) the line is drawn again where it changed, else it is a new one', async (isTTY, written) => {
  const stream = Object.assign(new PassThrough(), { isTTY });
  const shown = progressBarOn(stream);
  const [first, last] = [
    progress(1, { queued: 1, running: 0, done: 0, failed: 0 }),
    progress(1, { queued: 0, running: 0, done: 1, failed: 0 }),
  ];
  for (const one of [first, first, last]) shown.show(one);
  shown.end();
  stream.end();
  expect(await text(stream)).toBe(written);
});
