/** In which form a report is wanted, where the address serves JSON alone. */
import { expect, test } from 'vitest';
import { InputError, NotAcceptableError } from '../../../src/errors.ts';
import { assertJson } from '../../../src/http/report/report-form.ts';

const asked = (query: string, accept?: string) => () =>
  assertJson({ url: `https://app.example/api/report?explain=1${query}`, headers: new Headers(accept === undefined ? {} : { accept }) });

test('assertJson() takes whoever says nothing, takes anything, or names JSON', () => {
  for (const accept of [undefined, '*/*', 'text/html,*/*;q=0.8', 'application/json']) expect(asked('', accept)).not.toThrow();
  expect(asked('&format=json', 'text/csv')).not.toThrow();
});

test('assertJson() refuses another format, and an Accept header without JSON', () => {
  expect(asked('&format=html')).toThrow(InputError);
  expect(asked('&format=csv')).toThrow('Cannot use the format "csv" with "explain": it is JSON alone');
  expect(asked('&format=pdf')).toThrow('"pdf": it is none of json, html');
  expect(asked('', 'text/csv')).toThrow(NotAcceptableError);
});
