import { expect, test } from 'vitest';
import type { FailedUpload } from '../../../src/metrics/row/failed-upload.ts';
import { failedUploadItems } from '../../../src/report/setup/failed-uploads.ts';

const CONFIGURATION = 'c0000000-0000-4000-8000-00000000000a';
const upload = (n: number, columns: Partial<FailedUpload> = {}): FailedUpload => ({
  id: `upload ${n}`,
  journey: 'a0000000-0000-4000-8000-00000000000b',
  configuration: CONFIGURATION,
  outcome: 'failed',
  createdMs: Date.UTC(2026, 10, 22, 9, n),
  message: '',
  ...columns,
});
const nameOf = (id: string) => (id === CONFIGURATION ? 'Payment follow-up' : id);

test('failedUploadItems() calls an upload by its day, though no delivery came of it that would have had its journey named', () => {
  expect(failedUploadItems([upload(1, { message: 'no such column' })], {}, nameOf)).toEqual([
    {
      key: 'a0000000-0000-4000-8000-00000000000b',
      name: 'File upload of 2026-11-22',
      configuration: CONFIGURATION,
      configurationName: 'Payment follow-up',
      outcome: 'failed',
      at: '2026-11-22T09:01:00.000Z',
      message: 'no such column',
    },
  ]);
});

test('failedUploadItems() gives those of the configurations asked for, in any spelling, and none where anything else is asked for', () => {
  const uploads = [upload(1), upload(2, { configuration: '' })];
  const times = (scope: Parameters<typeof failedUploadItems>[1]) =>
    failedUploadItems(uploads, scope, nameOf).map(({ at }) => at.slice(14, 16));
  expect(times({ configuration: [`{${CONFIGURATION.toUpperCase()}}`] })).toEqual(['01']);
  expect(times({ configuration: '' })).toEqual(['02']);
  expect(times({ queue: 'q' })).toEqual([]);
});

test('failedUploadItems() gives the newest hundred first', () => {
  const items = failedUploadItems(
    Array.from({ length: 120 }, (_, n) => upload(n)),
    {},
    nameOf,
  );
  expect(items).toHaveLength(100);
  expect(items[0]?.at).toBe('2026-11-22T10:59:00.000Z');
});
