import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { PRESETS } from '../../src/digest/presets.ts';
import { renderDigest } from '../../src/digest/render-digest.ts';
import { LANGUAGES } from '../../src/words/language.ts';
import { hostileReport } from '../support/hostile-report.ts';
import { emptyReport, NO_COMPARISON, provisionalReport, sampleReport } from '../support/sample-report.ts';

const LINKS = { linkTo: () => 'https://digest.example.com/report?date=2026-11-22&zone=Europe%2FLisbon' };
const FULL = { preset: 'full', ...LINKS } as const;
// Gmail cuts a message off at 102 kB.
const MAX_HTML_BYTES = 90_000;

describe('days that were restated', () => {
  const restated = [
    { date: '2026-11-20', version: 2, reason: '43 late results; off-hook rate 11.2 % to 11.6 %', at: '2026-11-22T12:00:00Z' },
    { date: '2026-11-21', version: 3, reason: '<b>definitions</b> 1 to 2', at: '2026-11-22T12:00:00Z' },
  ];

  test('are listed with their reason, escaped, in HTML and in text', () => {
    const { html, text } = renderDigest({ ...sampleReport(), restated });
    expect(text).toContain(
      [
        'RESTATED',
        '- Fri, 20 Nov 2026: 43 late results; off-hook rate 11.2 % to 11.6 %',
        '- Sat, 21 Nov 2026: <b>definitions</b> 1 to 2',
      ].join('\n'),
    );
    expect(html).toContain('>Restated</h2>');
    expect(html).toContain('<li>Fri, 20 Nov 2026: 43 late results; off-hook rate 11.2 % to 11.6 %</li>');
    expect(html).toContain('&lt;b&gt;definitions&lt;/b&gt; 1 to 2');
  });

  test.each([undefined, []])('are not spoken of where there are none (%j)', (none) => {
    const report = none === undefined ? sampleReport() : { ...sampleReport(), restated: none };
    const { html, text } = renderDigest(report);
    expect(`${html}${text}`).not.toMatch(/restated/i);
  });
});

describe('the content', () => {
  test('comes in the same order in HTML and text', () => {
    const { html, text } = renderDigest(provisionalReport(), FULL);
    // biome-ignore format: one list to read, not thirty lines
    const order = [
      'Proactive engagement', 'Sunday, 22 November 2026', 'Provisional', 'attention', 'reached a person', 'asked not', 'Median call', 'Mean of the 7',
      '>Campaigns', '>When', '>Compliance', '>Queues', '>Configurations', '>Dial modes', '>Channels', '>Outcomes', '>Backlog', 'Within hours',
      '>Frequency caps', 'regulators', '>Hours', '>Best time to call', 'Contacts by', '>Reach by attempt', '>Representatives', '>Caller ids',
      '>Messages', '>Dispositions', '>Attributes', '>About the data', '>Not measured', 'Open the report', 'Made',
    ];
    // A heading of the text stands alone between line feeds, as one of the HTML does between tags.
    const headed = text.replace(/^(?=[A-Z ,-]+$)/gm, '>');
    // What stands before the brand is the preheader.
    for (const shown of [html.slice(html.indexOf('class="accent"')), headed].map((part) => part.toLowerCase())) {
      const places = order.map((part) => shown.indexOf(part.toLowerCase()));
      expect(places).not.toContain(-1);
      expect(order.filter((_, i) => (places[i] ?? 0) < Math.max(...places.slice(0, i)))).toEqual([]);
    }
  });

  test('shows the reasons of a provisional report, and no banner for a final one', () => {
    expect(renderDigest(provisionalReport()).text).toContain('- The day has not ended\n- 57 deliveries are still open\n');
    expect(renderDigest({ ...provisionalReport(), provisionalReasons: [] }).html).toContain('Provisional:');
    expect(renderDigest(sampleReport()).html).not.toContain('Provisional:');
  });

  test('shows the top ten of a list and says what is left out', () => {
    const { text } = renderDigest(sampleReport(), FULL);
    expect(text).toMatch(/^Campaign J autumn +61 /m);
    expect(text).not.toContain('Campaign K');
    expect(text).toContain('and 3 more with 123 deliveries');
  });

  test('does not count the rest of a list that grew too long as one entry', () => {
    expect(renderDigest(hostileReport(), { sections: ['outcomes'] }).text).toMatch(
      /and more than 290 others with 2,\d{3},\d{3} deliveries/,
    );
  });

  test('flags a value that is not documented', () => {
    const { byResult } = sampleReport();
    const { html, text } = renderDigest({ ...sampleReport(), byResult: byResult.filter((item) => item.unknown) }, FULL);
    expect(text).toMatch(/^CarrierFiltered \[unknown value\] +8 /m);
    expect(html).toContain('(unknown value)');
  });

  test('has no arrow and no change where there is nothing to compare with', () => {
    const { html, text } = renderDigest({ ...sampleReport(), comparison: NO_COMPARISON }, FULL);
    expect(html).not.toMatch(/[▲▼]/);
    expect(text).not.toMatch(/^(Deliveries|Reached).*[+−]\d/m);
    expect(text).not.toContain('Mean of the');
    expect(renderDigest(sampleReport()).html).toMatch(/▲[\s\S]*▲/);
  });

  test('shows n/a and never 0 % for what has no denominator', () => {
    const { html, text } = renderDigest(emptyReport(), FULL);
    expect(text).toMatch(/^Reached, at least +n\/a$/m);
    expect(`${html}${text}`).not.toContain('0.0%');
    expect(`${html}${text}`).not.toMatch(/null|undefined|NaN|\[object/);
  });

  test('shows an SMS row without voice rates', () => {
    expect(renderDigest(sampleReport(), FULL).text).toMatch(/^SMS follow-up\n? +36 +n\/a +n\/a +n\/a +0\.0% +n\/a/m);
  });

  test('is the same for the same report', () => {
    expect(renderDigest(sampleReport(), FULL)).toEqual(renderDigest(sampleReport(), FULL));
  });

  test('keeps the text free of control characters but line feeds', () => {
    expect(renderDigest(hostileReport()).text).not.toMatch(/(?!\n)[\p{Cc}\u202A-\u202E\u200B]/u);
  });
});

describe('the link', () => {
  test('is left out where none is given', () => {
    expect(renderDigest(sampleReport()).html).not.toContain('<a ');
  });
});

test('the HTML of an ordinary day stays below what mail clients show whole, with nothing left out', () => {
  const { html, text } = renderDigest(sampleReport(), FULL);
  expect(Buffer.byteLength(html)).toBeLessThan(MAX_HTML_BYTES);
  expect(text).not.toContain('Left out');
});

test.each(LANGUAGES)('a short mail in %s has at most 30,000 bytes and 260 words, links left aside', (language) => {
  const { html, text } = renderDigest(sampleReport(), { ...LINKS, language, listedBy: 'DIGEST_TO' });
  expect(Buffer.byteLength(html)).toBeLessThanOrEqual(30_000);
  // A blank that does not break parts no words: "11,2 %", "« CarrierFiltered »".
  expect(text.replace(/https:\S+/g, '').match(/[^ \n]+/g)?.length).toBeLessThanOrEqual(260);
});

test.each(PRESETS)('a mail of lists far too long, full of hostile values, is cut to size as %s', (preset) => {
  expect(Buffer.byteLength(renderDigest(hostileReport(), { preset, ...LINKS }).html)).toBeLessThanOrEqual(MAX_HTML_BYTES);
});

test('a mail that would be too large leaves out its last tables, says so, and its text does the same', () => {
  // Six bytes for every character, wherever a name is shown.
  const name = '"'.repeat(60);
  const grow = <T extends { readonly name: string }>(items: readonly T[]): T[] => items.map((item) => ({ ...item, name }));
  const hostile = hostileReport();
  const { byStatus, byResult, byQueue, byConfiguration, byDisposition, byAttribute, byAgent } = hostile;
  const lists = { byStatus: grow(byStatus), byResult: grow(byResult), byQueue: grow(byQueue), byConfiguration: grow(byConfiguration) };
  const more = { byDisposition: grow(byDisposition), byAttribute: grow(byAttribute), byAgent: grow(byAgent) };
  const { html, text } = renderDigest({ ...hostile, ...lists, ...more }, FULL);
  expect(Buffer.byteLength(html)).toBeLessThanOrEqual(MAX_HTML_BYTES);
  for (const part of [html, text.replace(/\s+/g, ' ')]) {
    const [, left = '', ...others] = part.split('Left out, since the mail would be too large: ');
    expect([left.split('.')[0]?.endsWith(', Dispositions, Attributes'), others]).toEqual([true, []]);
  }
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
