/** The files that a mail carries: as the API gives them, whole or not at all. */
import { describe, expect, test } from 'vitest';
import { attachmentsOf } from '../../src/files/attachments.ts';
import { reportFile } from '../../src/files/report-file.ts';
import { sampleReport } from '../support/sample-report.ts';

const report = sampleReport();
const whole = async (format: 'csv' | 'xlsx') => Buffer.concat(await Array.fromAsync(reportFile(report, { format }).body));

describe('attachmentsOf()', () => {
  test('gives each file as the API answers it, in the order asked for', async () => {
    const { files, leftOut } = await attachmentsOf(report, ['json', 'csv', 'xlsx']);
    expect(leftOut).toEqual([]);
    expect(files.map(({ name, contentType }) => [name.replace(/^report-[^.]+/, ''), contentType])).toEqual([
      ['.json', 'application/json'],
      ['.zip', 'application/zip'],
      ['.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ]);
    expect(JSON.parse(new TextDecoder().decode(files[0]?.bytes))).toEqual(JSON.parse(JSON.stringify(report)));
    expect(Buffer.from(files[1]?.bytes ?? []).equals(await whole('csv'))).toBe(true);
    expect(files[2]?.bytes.length).toBe((await whole('xlsx')).length);
  });

  test('leaves a file out that has no room beside the others, tells which and how large it is, and keeps the smaller ones after it', async () => {
    const [zip = 0, json = 0] = (await attachmentsOf(report, ['csv', 'json'])).files.map(({ bytes }) => bytes.length);
    expect(json).toBeGreaterThan(zip);
    const { files, leftOut } = await attachmentsOf(report, ['json', 'csv'], json - 1);
    expect(files.map(({ name }) => name.split('.')[1])).toEqual(['zip']);
    expect(leftOut).toEqual([{ format: 'json', sizeBytes: json, maxBytes: json - 1 }]);
    expect((await attachmentsOf(report, ['csv', 'json'], json)).leftOut).toMatchObject([{ format: 'json' }]);
    expect((await attachmentsOf(report, ['csv'], zip)).leftOut).toEqual([]);
    expect((await attachmentsOf(report, ['csv'], zip - 1)).files).toEqual([]);
  });

  test('makes nothing where nothing is asked for', async () => {
    expect(await attachmentsOf(report, [])).toEqual({ files: [], leftOut: [] });
  });
});
