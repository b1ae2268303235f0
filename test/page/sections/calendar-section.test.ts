import { expect, test } from 'vitest';
import { calendarSection } from '../../../src/page/sections/records/calendar.ts';
import { emptyReport } from '../../support/sample-report.ts';
import { calendarOf, sourceOf } from './sections-of.ts';

test('each day stands under its weekday, also after a date that its zone skipped', () => {
  const source = sourceOf(emptyReport());
  // Pacific/Apia had no Friday 30 December 2011.
  const calendar = calendarOf(['2011-12-26', '2011-12-27', '2011-12-28', '2011-12-29', '2011-12-31']);
  const markup = calendarSection({ ...source, around: { ...source.around, calendar } })?.markup ?? '';
  const cells = [...markup.matchAll(/<td>(?:<a[^>]*>(\d+)<\/a>)?<\/td>/g)].map(([, day]) => day ?? '');
  expect(cells).toEqual(['26', '27', '28', '29', '', '31']);
});
