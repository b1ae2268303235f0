/** What the table of reach by attempt says that it counts, beside what it counts. */
import { expect, test } from 'vitest';
import { reachTable } from '../../../src/digest/sections/reach-table.ts';
import { contactReport } from '../../../src/report/contact-report.ts';
import { wordsOf } from '../../../src/words/words.ts';
import { CARE, call, LIVE, metricsOf } from '../../support/contacts/contact-facts.ts';

test('a contact whom two configurations call is called twice at attempt 1, and the table says that it counts so', () => {
  const metrics = metricsOf([call(1, { sets: LIVE }), call(2, { scope: CARE })]);
  const table = reachTable({ contacts: contactReport({ metrics }) }, wordsOf('en'));
  expect(metrics.contacts).toBe(1);
  expect(table?.columns.map(({ label }) => label)).toEqual(['Called', 'Reached', 'Share']);
  expect(table?.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([['2', '1', '50.0%']]);
  expect(table?.note).toMatch(/^By contact and configuration: /);
  expect(table?.note).not.toContain('of the contacts');
});
