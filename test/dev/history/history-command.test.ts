/** The command line of npm run history. */
import { expect, test } from 'vitest';
import { parseHistoryCommand } from '../../../dev/history/history-command.ts';

const DAY_MS = 86_400_000;
const FROM_MS = Date.UTC(2026, 10, 1);

test('days are those of UTC, the last one included', () => {
  const exported = parseHistoryCommand(['export', '--from', '2026-11-01', '--to', '2026-11-03', '--out', 'x']);
  expect(exported).toMatchObject({ action: 'export', out: 'x', days: { fromMs: FROM_MS, toMs: FROM_MS + 3 * DAY_MS } });
  expect(parseHistoryCommand(['inspect', '2026-11-01'])).toMatchObject({
    action: 'inspect',
    days: { fromMs: FROM_MS, toMs: FROM_MS + DAY_MS },
  });
});

test.each<[readonly string[], RegExp]>([
  [[], /the first word is one of export, inspect, copy/],
  [['import'], /the first word is one of export, inspect, copy/],
  [['export', '--from', '2026-11-01', '--to', '2026-11-02'], /--from, --to and --out are needed/],
  [['export', '--from', '2026-11-01', '--to', '2026-11-02', '--out', ''], /--from, --to and --out are needed/],
  [['export', 'x', '--from', '2026-11-01', '--to', '2026-11-02', '--out', 'y'], /no other words/],
  [['export', '--from', '2026-11-31', '--to', '2026-12-02', '--out', 'y'], /"2026-11-31"/],
  [['export', '--from', '2026-11-03', '--to', '2026-11-02', '--out', 'y'], /ends before it starts/],
  [['inspect'], /inspect takes one date/],
  [['inspect', '2026-11-01', '2026-11-02'], /inspect takes one date/],
  [['inspect', '2026-11-01', '--out', 'x'], /inspect takes one date/],
  [['inspect', 'yesterday'], /"yesterday"/],
  [['copy', 'there'], /copy takes no other words/],
  [['copy', '--out', 'x'], /copy takes no other words/],
  [['export', '--force'], /--force/],
])('%j is refused', (args, rule) => {
  expect(() => parseHistoryCommand(args)).toThrow(rule);
});
