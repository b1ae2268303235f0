/** The reports of the sample mails, each made once for all test files of a process: eight weeks of rows are filed for one. */
import { SAMPLES, type SampleName } from '../../dev/mail-samples/samples.ts';
import type { Report } from '../../src/report/report.ts';

const made = new Map<SampleName, Report>();

/** The report of a day; whoever changes something of it makes a copy. */
export function sampleMail(name: SampleName): Report {
  const report = made.get(name) ?? SAMPLES[name]();
  made.set(name, report);
  return report;
}
