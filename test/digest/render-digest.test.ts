import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { headlineOf } from '../../src/digest/headline.ts';
import { renderDigest } from '../../src/digest/render-digest.ts';
import type { RateId, Report } from '../../src/report/report.ts';
import { hostileReport } from '../support/hostile-report.ts';
import { emptyReport, NO_COMPARISON, provisionalReport, ratesOf, sampleReport } from '../support/sample-report.ts';

const OPTIONS = { organisation: 'Contoso', reportUrl: 'https://digest.example.com/api/report?date=2026-11-22&zone=Europe%2FLisbon' };
// Gmail cuts a message off at 102 kB.
const MAX_HTML_BYTES = 90_000;

/** The sample report with other live counts, now and a week before, of 1000 voice attempts. */
function reportWithLive(
  now: readonly [number, number],
  before: readonly [number, number],
  signals: readonly RateId[] = ['liveMin'],
): Report {
  const report = sampleReport();
  const totals = (live: readonly [number, number]) => ({
    ...report.totals,
    voiceAttempts: 1_000,
    liveMin: live[0],
    liveMax: live[1],
    rightParty: 80,
  });
  const weekBefore = { period: report.period, totals: totals(before), rates: ratesOf(totals(before)) };
  return { ...report, totals: totals(now), rates: ratesOf(totals(now)), comparison: { ...NO_COMPARISON, weekBefore, signals } };
}

describe('the subject', () => {
  test('tells the date, the deliveries and the live answer range', () => {
    expect(renderDigest(sampleReport()).subject).toBe('Proactive engagement, Sun 22 Nov 2026: 1,204 deliveries, 11.2-14.0 % live');
  });

  test('names the scope, and that the numbers are provisional', () => {
    const { subject } = renderDigest(provisionalReport());
    expect(subject).toContain('Queue: Collections Lisbon');
    expect(subject).toMatch(/ \(provisional\)$/);
  });

  test('is one line without control characters or direction overrides, whatever the names are', () => {
    const report = { ...hostileReport(), scope: { queue: 'a\r\nBcc: x@example.com', channel: 'b\u202Ec\u0000', dialMode: '\u2028' } };
    expect(renderDigest(report).subject).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  });
});

describe('days that were restated', () => {
  const restated = [
    { date: '2026-11-20', version: 2, reason: '43 late results; off-hook rate 11.2 % to 11.6 %', at: '2026-11-22T12:00:00Z' },
    { date: '2026-11-21', version: 3, reason: '<b>definitions</b> 1 to 2', at: '2026-11-22T12:00:00Z' },
  ];

  test('are listed with their reason, escaped, in HTML and in text', () => {
    const { html, text } = renderDigest({ ...sampleReport(), restated });
    expect(text).toContain(
      [
        'RESTATED SINCE THE LAST DIGEST',
        '- Friday 20 November 2026: 43 late results; off-hook rate 11.2 % to 11.6 %',
        '- Saturday 21 November 2026: <b>definitions</b> 1 to 2',
      ].join('\n'),
    );
    expect(html).toContain('Restated since the last digest');
    expect(html).toContain('<li>Friday 20 November 2026: 43 late results; off-hook rate 11.2 % to 11.6 %</li>');
    expect(html).toContain('&lt;b&gt;definitions&lt;/b&gt; 1 to 2');
  });

  test.each([undefined, []])('are not spoken of where there are none (%j)', (none) => {
    const report = none === undefined ? sampleReport() : { ...sampleReport(), restated: none };
    const { html, text } = renderDigest(report);
    expect(`${html}${text}`).not.toMatch(/restated/i);
  });
});

describe('the headline', () => {
  test('is one sentence with the deliveries, the day, the reach and its change', () => {
    expect(headlineOf(sampleReport())).toBe(
      '1,204 deliveries on Sunday 22 November; 11.2 % to 14.0 % reached a person, 2.8 pts more than a week before.',
    );
  });

  test.each([
    [[100, 150], [110, 160], '10.0 % to 15.0 % reached a person, 1.0 pts less than a week before.'],
    [[100, 150], [100, 150], '10.0 % to 15.0 % reached a person, the same as a week before.'],
    [[100, 150], [90, 160], '10.0 % to 15.0 % reached a person, with no clear change from a week before.'],
    [[100, 100], [90, 90], '10.0 % reached a person, 1.0 pts more than a week before.'],
  ] as const)('with %j live calls after %j says "%s"', (now, before, sentence) => {
    expect(headlineOf(reportWithLive(now, before))).toContain(sentence);
  });

  test('claims no change where neither bound differs by more than noise', () => {
    expect(headlineOf(reportWithLive([100, 150], [90, 130], []))).toContain('reached a person, with no clear change from a week before.');
    expect(headlineOf(reportWithLive([100, 150], [90, 130], ['liveMax']))).toContain('1.0 pts more than a week before.');
  });

  test('says that nothing was finished, and names a range of days as one', () => {
    expect(headlineOf(emptyReport())).toBe('No delivery was finished on Sunday 22 November.');
    const week = { ...sampleReport().period, from: '2026-11-16', days: 7 };
    expect(headlineOf({ ...emptyReport(), period: week })).toBe('No delivery was finished from Monday 16 November to Sunday 22 November.');
  });

  test('claims no reach for a day of SMS alone', () => {
    const totals = { ...emptyReport().totals, deliveries: 40, attempts: 36 };
    expect(headlineOf({ ...emptyReport(), totals })).toBe('40 deliveries on Sunday 22 November; 36 attempted, none by voice.');
  });
});

describe('the content', () => {
  test('comes in the same order in HTML and text', () => {
    const { html, text } = renderDigest(provisionalReport(), OPTIONS);
    // biome-ignore format: one list to read, not thirty lines
    const order = [
      'Contoso', 'Sunday 22 November 2026', 'Provisional', 'reached a person', 'Needs attention', 'Worth a look', 'Median call', 'Mean of the 7',
      '>Outcomes', '>Channels', '>Queues', '>Configurations', '>Dial modes', '>Backlog', '>Calling hours', '>Frequency caps', '>Abandonment',
      '>Hours', '>Best time to call', 'Contacts by', '>Reach by attempt', '>Representatives', '>Caller ids', '>Messages', '>Dispositions',
      '>Attributes', 'About the data', 'Not measured', 'full report', 'Generated',
    ];
    // A heading of the text stands alone between line feeds, as one of the HTML does between tags.
    const headed = text.replace(/^(?=[A-Z ,]+$)/gm, '>');
    for (const shown of [html.slice(html.indexOf('</head>')), headed].map((part) => part.toLowerCase())) {
      // The first headline of the HTML is the preheader.
      const body = shown.slice(shown.indexOf('contoso'));
      const places = order.map((part) => body.indexOf(part.toLowerCase()));
      expect(places).not.toContain(-1);
      expect(places).toEqual([...places].sort((a, b) => a - b));
    }
  });

  test('shows the reasons of a provisional report, and no banner for a final one', () => {
    expect(renderDigest(provisionalReport()).text).toContain('- The day has not ended.\n- 57 deliveries are still open.');
    expect(renderDigest({ ...provisionalReport(), provisionalReasons: [] }).html).toContain('Provisional:');
    expect(renderDigest(sampleReport()).html).not.toContain('Provisional:');
  });

  test('shows the top ten of a list and says what is left out', () => {
    const { text } = renderDigest(sampleReport());
    expect(text).toContain('Campaign J autumn: deliveries 61');
    expect(text).not.toContain('Campaign K');
    expect(text).toContain('and 3 more with 123 deliveries');
  });

  test('does not count the rest of a list that grew too long as one entry', () => {
    expect(renderDigest(hostileReport()).text).toMatch(/and more than 290 others with 2,\d{3},\d{3} deliveries/);
  });

  test('flags a value that is not documented', () => {
    const { byResult } = sampleReport();
    const { html, text } = renderDigest({ ...sampleReport(), byResult: byResult.filter((item) => item.unknown) });
    expect(text).toContain('CarrierFiltered [unknown value]: deliveries 8');
    expect(html).toContain('(unknown value)');
  });

  test('has no arrow and no change where there is nothing to compare with', () => {
    const { html, text } = renderDigest({ ...sampleReport(), comparison: NO_COMPARISON });
    expect(html).not.toMatch(/[▲▼]/);
    expect(text).not.toMatch(/\([+−]\d/);
    expect(text).not.toContain('Mean of the');
    expect(renderDigest(sampleReport()).html).toMatch(/▲[\s\S]*▲/);
  });

  test('shows n/a and never 0 % for what has no denominator', () => {
    const { html, text } = renderDigest(emptyReport());
    expect(text).toContain('Live answer: n/a');
    expect(`${html}${text}`).not.toContain('0.0 %');
    expect(`${html}${text}`).not.toMatch(/null|undefined|NaN|\[object/);
  });

  test('shows an SMS row without voice rates', () => {
    expect(renderDigest(sampleReport()).text).toContain('SMS follow-up: deliveries 36; off-hook n/a; live n/a; expired 0.0 %; open n/a');
  });

  test('is the same for the same report', () => {
    expect(renderDigest(sampleReport(), OPTIONS)).toEqual(renderDigest(sampleReport(), OPTIONS));
  });

  test('keeps the text free of control characters but line feeds', () => {
    expect(renderDigest(hostileReport()).text).not.toMatch(/(?!\n)[\p{Cc}\u202A-\u202E\u2066-\u2069\u200B]/u);
  });
});

describe('the link', () => {
  test.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd'])('may not be %s', (reportUrl) => {
    expect(() => renderDigest(sampleReport(), { reportUrl })).toThrow(RangeError);
  });

  test('is left out where none is given', () => {
    expect(renderDigest(sampleReport()).html).not.toContain('<a ');
  });
});

test.each([
  ['an ordinary day', sampleReport],
  ['lists far too long, full of hostile values', hostileReport],
])('the HTML of %s stays below what mail clients show whole, with nothing left out', (_name, report) => {
  const { html, text } = renderDigest(report(), OPTIONS);
  expect(Buffer.byteLength(html)).toBeLessThan(MAX_HTML_BYTES);
  expect(text).not.toContain('is left out');
});

test('a mail that would be too large leaves out its last tables, says so, and its text does the same', () => {
  // Six bytes for every character, wherever a name is shown.
  const name = '"'.repeat(60);
  const grow = <T extends { readonly name: string }>(items: readonly T[]): T[] => items.map((item) => ({ ...item, name }));
  const hostile = hostileReport();
  const { byStatus, byResult, byQueue, byConfiguration, byDisposition, byAttribute, byAgent } = hostile;
  const lists = { byStatus: grow(byStatus), byResult: grow(byResult), byQueue: grow(byQueue), byConfiguration: grow(byConfiguration) };
  const more = { byDisposition: grow(byDisposition), byAttribute: grow(byAttribute), byAgent: grow(byAgent) };
  const { html, text } = renderDigest({ ...hostile, ...lists, ...more }, OPTIONS);
  expect(Buffer.byteLength(html)).toBeLessThanOrEqual(MAX_HTML_BYTES);
  expect(html).toContain('&quot;Attributes&quot; is left out: the mail would be too large.');
  expect(text).toContain('"Attributes" is left out: the mail would be too large.');
  expect(text).not.toContain('\nATTRIBUTES\n');
  expect(text).toContain('\nQUEUES\n');
});

test('renderDigest() loads neither MJML nor the Handlebars compiler', async () => {
  const module = new URL('../../src/digest/render-digest.ts', import.meta.url).href;
  const script = `
    import { createRequire } from 'node:module';
    await import(${JSON.stringify(module)});
    console.log(Object.keys(createRequire(${JSON.stringify(module)}).cache).join('\\n'));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--no-warnings', '--input-type=module', '-e', script]);
  expect(stdout).toContain('handlebars.runtime.js');
  expect(stdout).not.toMatch(/mjml|handlebars\/dist\/cjs\/handlebars\/compiler|handlebars\/lib\/index/);
});
