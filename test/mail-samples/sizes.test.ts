/** How large the mails of the sample days are: Gmail cuts a message off at 102 kB, and a short mail is short. */
import { expect, test } from 'vitest';
import { SAMPLE_NAMES, SAMPLES } from '../../dev/mail-samples/samples.ts';
import { renderDigest } from '../../src/digest/render-digest.ts';

// Its every name is longer where it is escaped.
const MOST_BRIEF = (name: string) => (name === 'hostile' ? 33_000 : 30_000);
// As long as the links of real mails are, with their token.
const LINKS = { linkTo: () => `https://digest.contoso.example/open?link=${'x'.repeat(400)}` };

test.each(SAMPLE_NAMES)(
  'the mail of "%s" has at most 30,000 bytes where it is short, and 90,000 where it is whole, with nothing left out',
  (name) => {
    const report = SAMPLES[name]();
    const [brief, full] = [renderDigest(report, LINKS), renderDigest(report, { preset: 'full', ...LINKS })];
    expect(Buffer.byteLength(brief.html)).toBeLessThanOrEqual(MOST_BRIEF(name));
    expect(Buffer.byteLength(full.html)).toBeLessThanOrEqual(90_000);
    expect(brief.text + full.text).not.toContain('Left out');
  },
);
