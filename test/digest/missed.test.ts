/** Days whose digest was missed, as the next one tells of them. */
import { describe, expect, test } from 'vitest';
import { renderDigest } from '../../src/digest/render-digest.ts';
import { sampleReport } from '../support/sample-report.ts';

// Between the two ends of a range stand thin blanks.
const plain = (text: string) => text.replace(/[\u2009\u202f]/g, ' ');

describe('days whose digest was missed', () => {
  const at = '2026-11-22T07:00:00Z';
  const reason = 'not sent within 3 days: the app did not run';

  test('are listed with the reason, escaped, in HTML and in text; days in a row with one reason are one line', () => {
    const missed = [
      ...['2026-10-31', '2026-11-01', '2026-11-02'].map((date) => ({ date, reason, at })),
      { date: '2026-11-04', reason, at },
      { date: '2026-11-05', reason: '1 of 2 recipients: <b>550</b>', at },
    ];
    const { html, text } = renderDigest({ ...sampleReport(), missed });
    expect(plain(text)).toContain(
      [
        'DIGESTS THAT WERE MISSED',
        '- Saturday 31 October – Monday 2 November 2026: not sent within 3 days:',
        '  the app did not run',
        '- Wednesday, 4 November 2026: not sent within 3 days: the app did not',
        '  run',
        '- Thursday, 5 November 2026: 1 of 2 recipients: <b>550</b>',
      ].join('\n'),
    );
    expect(plain(html)).toContain(`<li>Saturday 31 October – Monday 2 November 2026: ${reason}</li>`);
    expect(html).toContain('&lt;b&gt;550&lt;/b&gt;');
    expect(`${renderDigest(sampleReport()).html}`).not.toMatch(/missed/i);
  });

  test('are all named where there are many', () => {
    const missed = Array.from({ length: 9 }, (_, i) => ({ date: `2026-11-0${i + 1}`, reason: `reason ${i + 1}`, at }));
    const { text } = renderDigest({ ...sampleReport(), missed });
    expect(text).toContain(
      '- Wednesday, 4 November 2026: reason 4\n- Also Thu, 5 Nov 2026, Fri, 6 Nov 2026, Sat, 7 Nov 2026, Sun, 8 Nov\n  2026, Mon, 9 Nov 2026\n',
    );
  });
});
