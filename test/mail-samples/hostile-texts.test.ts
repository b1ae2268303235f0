/** The hostile day: hostile texts wherever a report holds a text from data, and nothing that a mail is or carries is broken by one. */
import { unzipSync } from 'fflate';
import { type ParsedMail, simpleParser } from 'mailparser';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../dev/browser.ts';
import { HOSTILE_TEXTS } from '../../dev/sample/hostile.ts';
import { type Brand, DEFAULT_BRAND } from '../../src/digest/options/brand.ts';
import { PRESETS, type Preset } from '../../src/digest/presets.ts';
import { ATTACH_FORMATS, type AttachFormat } from '../../src/files/attach-formats.ts';
import { composeMessage } from '../../src/mail/message.ts';
import type { Report } from '../../src/report/report.ts';
import { renderMail } from '../../src/subscriptions/sending/render-mail.ts';
import { readZip } from '../files/support/read-files.ts';
import { sampleMail } from './sample-mails.ts';

const hostile = sampleMail('hostile');
const usual = sampleMail('everything');
const HOSTILE = /[<>{}"=@+';\u0590-\u06ff]|__proto__|constructor|toString|-0|NaN|Bcc|tab|zero|surrogate|\p{Extended_Pictographic}/u;
const LINK = 'https://digest.example.com/open?link=token';
// From settings; a line break is refused there.
const BRAND: Brand = { ...DEFAULT_BRAND, name: `</title>${HOSTILE_TEXTS[1]}`, footer: `${HOSTILE_TEXTS[0]} שירות {{#each this}}` };

/** Texts of the app's own, of dates, and of keys that stand for a name beside them. */
const OWN = [
  ...['definitions', 'asOf', 'generatedAt', 'read', 'period', 'backlog.at', 'limits', 'byCallerId', 'byHour', 'callerIds[].name', 'trend'],
  ...[
    'compliance.rulePack.id',
    'compliance.frequency',
    'compliance.afterDoNotContact',
    'compliance.abandonment.source',
    'compliance.notMeasured',
  ],
  ...['comparison', 'bestTime.cells', 'failedUploads[].name', 'byAttribute[].type', 'signals[].name', 'signals[].threshold'],
];
const OWN_ENDS = /\.(?:key|id|ids?|at|date|hour|kind|severity|what|section|column|share|outcome|source|configuration|queue|metric)$/;

/** Every text of a value by its path. */
function textsOf(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((part) => textsOf(part, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => textsOf(part, path === '' ? key : `${path}.${key}`));
}

async function mailOf(report: Report, preset: Preset, brand = BRAND, attach: readonly AttachFormat[] = ATTACH_FORMATS) {
  const content = { preset, sections: undefined, language: 'en', attach } as const;
  return renderMail(report, { content, branding: { brand, logo: undefined, noLogo: undefined }, linkTo: () => LINK });
}

test('every text from data is hostile somewhere on the hostile day', () => {
  const byPath = Map.groupBy(textsOf(hostile), ([path]) => path);
  const harmless = [...byPath].filter(([, texts]) => !texts.some(([, text]) => HOSTILE.test(text))).map(([path]) => path);
  expect(harmless.filter((path) => !OWN_ENDS.test(path) && !OWN.some((own) => path.startsWith(own) || path.includes(`.${own}.`)))).toEqual(
    [],
  );
  expect(byPath.size).toBeGreaterThan(60);
});

describe('the HTML of the hostile day', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  /** "td[nowrap]": every element with each of its attributes. */
  const SHAPES = `[...new Set([...document.querySelectorAll('*')].flatMap((e) =>
    [e.localName, ...e.getAttributeNames().map((name) => e.localName + '[' + name + ']')]))]`;
  const LINKS = `[...new Set([...document.querySelectorAll('a')].map((a) => a.href))]`;

  test.each(PRESETS)('has no element, attribute or link that the layout has not, runs nothing and asks for nothing: %s', async (preset) => {
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('dialog', (dialog) => asked.push(dialog.message()));
    await page.setContent((await mailOf(usual, preset, DEFAULT_BRAND, [])).html);
    const layout: string[] = await page.evaluate(SHAPES);
    await page.setContent((await mailOf({ ...hostile, provisional: false }, preset, BRAND, [])).html);
    const shapes: string[] = await page.evaluate(SHAPES);
    // What only this day has something to say of: lines, and rows with a mark.
    const further = ['ul', 'ul[style]', 'li', 'em', 'em[class]', 'tr[class]'];
    expect(shapes.filter((shape) => !layout.includes(shape) && !further.includes(shape))).toEqual([]);
    expect(await page.evaluate(LINKS)).toEqual([LINK]);
    expect(asked).toEqual([]);
    await page.close();
  });
});

describe('the message of the hostile day', () => {
  /** Composed and read back by a parser that had no part in it. */
  async function parsed(report: Report): Promise<ParsedMail> {
    const mail = await mailOf(report, 'full');
    const list = { id: 'default.proactive-digest.contoso.example', name: `"Contoso" <${HOSTILE_TEXTS[2]}> שירות` };
    const message = { ...mail, list, from: '"Contoso, \\"<b>\\" שירות" <digest@contoso.example>', to: 'ana@contoso.example' };
    return simpleParser(await composeMessage({ ...message, messageId: '<1@contoso.example>', date: new Date(0) }));
  }

  test('has the headers of another one and no more, and its subject, sender, bodies and file names come back whole', async () => {
    const [odd, plain] = [await parsed(hostile), await parsed(usual)];
    expect([...odd.headers.keys()]).toEqual([...plain.headers.keys()]);
    const { subject, html, text } = await mailOf(hostile, 'full');
    expect([odd.subject, odd.from?.text]).toEqual([subject, '"Contoso, \\"<b>\\" שירות" <digest@contoso.example>']);
    expect([odd.to].flat()[0]?.value).toEqual([{ address: 'ana@contoso.example', name: '' }]);
    expect([odd.cc, odd.bcc]).toEqual([undefined, undefined]);
    expect([odd.html, odd.text]).toEqual([html, text]);
    expect(odd.attachments.map(({ filename }) => filename)).toEqual(plain.attachments.map(({ filename }) => filename));
  });
});

describe('the files of the hostile day', () => {
  test('hold no formula: no field of CSV begins as one, and no cell of the workbook has one', async () => {
    const [csv, workbook] = (await mailOf(hostile, 'brief')).files;
    const fields = [...readZip(csv?.bytes ?? new Uint8Array())].flatMap(([, rows]) => rows.flat());
    expect(fields.filter((field) => field.startsWith("'=")).length).toBeGreaterThan(10);
    expect(fields.filter((field) => /^[=+\-@\t\r\n＝＋－＠]/.test(field) && !/^-\d+(?:\.\d+)?(?:e-?\d+)?$/.test(field))).toEqual([]);
    const parts = Object.entries(unzipSync(workbook?.bytes ?? new Uint8Array())).filter(([name]) => name.endsWith('.xml'));
    expect(parts.length).toBeGreaterThan(30);
    const xml = parts.map(([, bytes]) => Buffer.from(bytes).toString());
    expect(xml.filter((part) => /<f[ >]|<hyperlink|<script/.test(part))).toEqual([]);
  });

  test('hold the texts as they are in the report', async () => {
    const [, , json] = (await mailOf(hostile, 'brief')).files;
    expect(JSON.parse(new TextDecoder().decode(json?.bytes))).toEqual(JSON.parse(JSON.stringify(hostile)));
  });
});
