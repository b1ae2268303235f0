/** Files of reports that an older release stored: a part that is missing is empty, and stops none. */
import { expect, test } from 'vitest';
import { SAMPLES } from '../../dev/mail-samples/samples.ts';
import { reportFile } from '../../src/files/report-file.ts';
import type { Report } from '../../src/report/report.ts';

const STORED = SAMPLES.everything();
const FORMATS = ['csv', 'xlsx'] as const;

test.each(['scope', 'contacts', 'compliance', 'quality', 'comparison', 'byQueue', 'callerIds'] as const)(
  'a report without %s is written',
  async (part) => {
    const { [part]: _, ...older } = STORED;
    for (const format of FORMATS) {
      const chunks = await Array.fromAsync(reportFile(older as Report, { format }).body);
      expect(Buffer.concat(chunks).length).toBeGreaterThan(1_000);
    }
  },
);
