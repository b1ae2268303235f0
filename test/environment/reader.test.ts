import { expect, test } from 'vitest';
import { asText, wholeNumber } from '../../src/environment/parsers.ts';
import { settingsReader } from '../../src/environment/reader.ts';
import { SettingsError } from '../../src/errors.ts';

function problemsOf(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
}

test('checked() gives the value where nothing is wrong', () => {
  const reader = settingsReader({ DAYS: ' 7 ' });
  expect(reader.checked(reader.required('DAYS', wholeNumber(1, 9), 'days'))).toBe(7);
});

test('checked() tells a problem once, whoever reads the setting again', () => {
  const reader = settingsReader({ DAYS: '70' });
  const readBoth = () => [
    reader.required('DAYS', wholeNumber(1, 9), 'days'),
    reader.required('TENANT', asText, 'the tenant'),
    reader.optional('DAYS', wholeNumber(1, 9), 1),
    reader.required('TENANT', asText, 'the tenant'),
  ];
  expect(problemsOf(() => reader.checked(readBoth()))).toEqual([
    'DAYS must be a whole number from 1 to 9 (given: "70")',
    'TENANT is required: the tenant',
  ]);
});

test.each(['MAIL_PASSWORD', 'API_KEY', 'CLIENT_SECRET', 'A_TOKEN'])('a wrong %s is not repeated', (name) => {
  const reader = settingsReader({ [name]: 'hunter2' });
  expect(problemsOf(() => reader.checked(reader.optional(name, wholeNumber(1, 9), 1))).join()).toMatch(
    /must be a whole number from 1 to 9$/,
  );
});
