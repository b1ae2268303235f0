/** The hours that hold most attempts outside calling hours. */
import { expect, test } from 'vitest';
import type { OutsideHoursItem } from '../../../src/report/compliance/compliance-model.ts';
import { hourRunOf } from '../../../src/report/signals/hour-run.ts';

const at = (hour: string | null, attempts: number, possible = 0): OutsideHoursItem => ({
  configuration: 'a',
  configurationName: 'A',
  hour,
  attempts,
  possible,
});

test.each([
  ['one hour with more than half', [at('20', 6), at('21', 3), at('06', 1)], { from: 20, to: 21, share: 0.6 }],
  ['two hours, of which neither has', [at('20', 5), at('21', 4), at('06', 1)], { from: 20, to: 22, share: 0.9 }],
  ['the last hour of the day, which ends at 24', [at('23', 1)], { from: 23, to: 24, share: 1 }],
  ['a run over midnight', [at('23', 4), at('00', 4), at('07', 2)], { from: 23, to: 1, share: 0.8 }],
  ['the fuller of two runs as long', [at('20', 3), at('21', 3), at('22', 4)], { from: 21, to: 23, share: 0.7 }],
  [
    'hours of several configurations, taken together',
    [at('20', 2), { ...at('20', 2), configuration: 'b' }, at('07', 3)],
    { from: 20, to: 21, share: 4 / 7 },
  ],
  ['attempts whose hour is not known, that count in the whole', [at('20', 3), at(null, 2)], { from: 20, to: 21, share: 0.6 }],
])('hourRunOf() of %s', (_, items, run) => {
  expect(hourRunOf(items)).toEqual(run);
});

test.each([
  ['nothing', []],
  ['possible attempts alone', [at('20', 0, 7)]],
  ['hours that are spread over more than four', [at('01', 1), at('09', 1), at('17', 1)]],
  ['too few known hours', [at('20', 3), at(null, 3)]],
  ['an hour that there is not', [at('24', 3), at('__proto__', 3), at('length', 3)]],
])('hourRunOf() of %s has none', (_, items) => {
  expect(hourRunOf(items)).toBeUndefined();
});
