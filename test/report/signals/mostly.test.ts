import { expect, test } from 'vitest';
import { mostlyOf } from '../../../src/report/signals/mostly.ts';

function items(...counted: readonly (readonly [configuration: string, hour: string | null, attempts: number])[]) {
  return counted.map(([configuration, hour, attempts]) => ({
    configuration,
    configurationName: configuration.toUpperCase(),
    hour,
    attempts,
    possible: 9,
  }));
}

test.each([
  [
    'one configuration and hour with more than half',
    items(['a', '20', 3], ['b', '07', 2]),
    { key: 'a', name: 'A', hour: '20', share: 'most' },
  ],
  ['all of them in one', items(['a', '20', 3], ['b', '07', 0]), { key: 'a', name: 'A', hour: '20', share: 'all' }],
  [
    'a configuration whose hours are spread',
    items(['a', '20', 2], ['a', '21', 2], ['b', '20', 1]),
    { key: 'a', name: 'A', hour: null, share: 'most' },
  ],
  ['a configuration whose hours are not known', items(['a', null, 2]), { key: 'a', name: 'A', hour: null, share: 'all' }],
  [
    'an hour of several configurations',
    items(['a', '20', 2], ['b', '20', 2], ['c', '07', 1]),
    { key: null, name: null, hour: '20', share: 'most' },
  ],
  ['no more than half of anything', items(['a', '20', 1], ['b', '07', 1]), null],
  ['several configurations, and no hour known', items(['a', null, 1], ['b', null, 1]), null],
  ['possible ones alone', items(['a', '20', 0]), null],
  ['nothing', [], null],
])('mostlyOf() of %s', (_, found, mostly) => {
  expect(mostlyOf(found)).toEqual(mostly);
});
