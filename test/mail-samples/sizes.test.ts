/** How large the mails of the sample days are: Gmail cuts a message off at 102 kB, and a short mail is short. */
import { expect, test } from 'vitest';
import { SAMPLE_NAMES } from '../../dev/mail-samples/samples.ts';
import { renderDigest } from '../../src/digest/render-digest.ts';
import { sampleMail } from './sample-mails.ts';

// As long as the links of real mails are, with their token.
const LINKS = { linkTo: () => `https://digest.contoso.example/open?link=${'x'.repeat(400)}` };
// Every name of the hostile day is longer where it is escaped; that its mail is cut to size is held elsewhere.
const NAMES = SAMPLE_NAMES.filter((name) => name !== 'hostile');

test.each(NAMES)(
  'the mail of "%s" has at most 30,000 bytes where it is short, and 90,000 where it is whole, with nothing left out',
  (name) => {
    const report = sampleMail(name);
    const [brief, full] = [renderDigest(report, LINKS), renderDigest(report, { preset: 'full', ...LINKS })];
    expect(Buffer.byteLength(brief.html)).toBeLessThanOrEqual(30_000);
    expect(Buffer.byteLength(full.html)).toBeLessThanOrEqual(90_000);
    expect(brief.text + full.text).not.toContain('Left out');
  },
);
