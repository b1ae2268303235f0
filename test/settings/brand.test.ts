/** BRAND_ settings: what a mail shows of the organisation, and what is refused before it could be sent. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { colourInDark, contrastOf, PAGES, SHAPE_CONTRAST, TEXT_CONTRAST } from '../../src/digest/options/brand-colours.ts';
import { settingsReader } from '../../src/environment/reader.ts';
import { SettingsError } from '../../src/errors.ts';
import { withDisplayName } from '../../src/mail/address.ts';
import { readBrand } from '../../src/settings/brand.ts';
import { pngOf } from '../mail/images.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const SENDER = 'Contoso outreach <digest@contoso.example>';
const read = (env: Readonly<Record<string, string>>, from = SENDER) => {
  const reader = settingsReader(env);
  return reader.checked(readBrand(reader, from));
};
const problemsOf = (env: Readonly<Record<string, string>>) => {
  try {
    read(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
};
const dataUrl = (bytes: Uint8Array, type = 'image/png') => `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;

test('without settings the brand is the name of the sender, else what the mail is about', () => {
  const rest = { colour: '#0f766e', accent: '#0f766e' };
  expect(read({})).toEqual({ brand: { name: 'Contoso outreach', ...rest }, logo: undefined, noLogo: undefined });
  expect(read({}, 'digest@contoso.example').brand).toEqual({ name: 'Proactive engagement', ...rest });
});

test('the settings win over the name of the sender; a short colour is written out', () => {
  const { brand } = read({
    BRAND_NAME: 'Fabrikam',
    BRAND_COLOUR: '#036',
    BRAND_ACCENT: '#E4572E',
    BRAND_FOOTER: 'Sent by Fabrikam, Lisbon.',
  });
  expect(brand).toEqual({ name: 'Fabrikam', colour: '#003366', accent: '#e4572e', footer: 'Sent by Fabrikam, Lisbon.' });
});

test('bars have the colour of text where they have none of their own, and text never that of bars', () => {
  expect(read({ BRAND_COLOUR: '#1d4ed8' }).brand).toMatchObject({ colour: '#1d4ed8', accent: '#1d4ed8' });
  expect(read({ BRAND_ACCENT: '#1d4ed8' }).brand).toMatchObject({ colour: '#0f766e', accent: '#1d4ed8' });
});

describe('a colour', () => {
  test.each([
    ['BRAND_COLOUR', '#ffcc00', 'must have a contrast of at least 4.5:1 to #ffffff as the colour of text (WCAG 2.2): it has 1.51:1'],
    ['BRAND_ACCENT', '#ffcc00', 'must have a contrast of at least 3:1 to #ffffff as the colour of bars (WCAG 2.2): it has 1.51:1'],
    // 4.48 and 4.54: the two greys beside the limit.
    ['BRAND_COLOUR', '#777777', 'it has 4.47:1'],
    ['BRAND_COLOUR', 'teal', 'must be a CSS colour of 3 or 6 hexadecimal digits, such as #0f766e (given: "teal")'],
    ['BRAND_ACCENT', '#0f766e80', 'must be a CSS colour of 3 or 6 hexadecimal digits'],
  ])('%s=%s is refused with the rule and what was measured', (name, value, rule) => {
    const [problem = '', ...others] = problemsOf({ [name]: value });
    expect(others).toEqual([]);
    expect(problem).toContain(name);
    expect(problem).toContain(rule);
  });

  test('that has just enough contrast is taken', () => {
    expect(read({ BRAND_COLOUR: '#767676', BRAND_ACCENT: '#949494' }).brand).toMatchObject({ colour: '#767676', accent: '#949494' });
  });

  test.each(['#0f766e', '#003366', '#000000', '#767676', '#0000ff', '#b42318', '#4b0082'])(
    '%s has a form that can be read on the dark page',
    (colour) => {
      for (const least of [TEXT_CONTRAST, SHAPE_CONTRAST]) {
        const inDark = colourInDark(colour, least);
        expect(inDark).toMatch(/^#[0-9a-f]{6}$/);
        expect(contrastOf(inDark, PAGES.dark)).toBeGreaterThanOrEqual(least);
      }
    },
  );

  test('that can be read on the dark page as it is stays as it is there', () => {
    expect(colourInDark('#5eead4', TEXT_CONTRAST)).toBe('#5eead4');
  });
});

describe('the logo', () => {
  test('may be a data: URL or a file; the mail names it by its bytes', async () => {
    const bytes = pngOf(160, 40);
    const path = join(await temporaryFolder(), 'logo.png');
    writeFileSync(path, bytes);
    const fromUrl = read({ BRAND_LOGO: dataUrl(bytes) });
    expect(fromUrl.brand.logo).toEqual({ cid: fromUrl.logo?.cid, width: 160, height: 40 });
    expect(fromUrl.logo).toMatchObject({ name: 'logo.png', contentType: 'image/png' });
    expect(Buffer.from(fromUrl.logo?.bytes ?? []).equals(bytes)).toBe(true);
    expect(read({ BRAND_LOGO: path })).toEqual(fromUrl);
    expect(read({ BRAND_LOGO: dataUrl(pngOf(161, 40)) }).logo?.cid).not.toBe(fromUrl.logo?.cid);
  });

  test('whose file is gone stops nothing: mails go without, and that can be told', async () => {
    const { brand, logo, noLogo } = read({ BRAND_LOGO: join(await temporaryFolder(), 'none.png') });
    expect({ logo: brand.logo, file: logo }).toEqual({ logo: undefined, file: undefined });
    expect(noLogo).toBe('the file that BRAND_LOGO names cannot be read');
  });

  test.each([
    ['a GIF', dataUrl(Buffer.from('GIF89a'), 'image/png'), 'must be a PNG or JPEG image, whole'],
    ['an SVG', dataUrl(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml'), 'must be a PNG or JPEG image, whole'],
    ['the beginning of a PNG', dataUrl(pngOf(10, 10).subarray(0, 20)), 'must be a PNG or JPEG image, whole: it is neither, or cut short'],
    ['too many bytes', dataUrl(Buffer.concat([pngOf(10, 10), Buffer.alloc(60_000)])), 'must be an image of at most 60000 bytes: it has 60'],
    ['too many pixels', dataUrl(pngOf(4000, 10)), 'must be an image of at most 2000 pixels a side: it has 4000 x 10'],
    ['an address on the web', 'https://contoso.example/logo.png', 'must be the path of a file or a data: URL, no address'],
    ['a data: URL that is none', 'data:image/png,abc', 'must be a data: URL such as data:image/png;base64,...'],
  ])('%s is refused', (_, value, rule) => {
    expect(problemsOf({ BRAND_LOGO: value })).toEqual([expect.stringContaining(`BRAND_LOGO ${rule}`)]);
  });
});

test('name and footer are one line, and not too long; all problems are told together', () => {
  const problems = problemsOf({ BRAND_NAME: 'n'.repeat(61), BRAND_FOOTER: 'one\u2028two', BRAND_COLOUR: 'red', BRAND_LOGO: 'data:,' });
  expect(problems.map((problem) => problem.split(' ')[0])).toEqual(['BRAND_LOGO', 'BRAND_FOOTER', 'BRAND_COLOUR', 'BRAND_NAME']);
  expect(problems.join()).toContain('must be at most 60 characters long: it has 61');
  expect(problems.join()).toContain('must be one line without invisible characters: it holds U+2028');
});

describe('a joiner, which cannot be seen,', () => {
  test.each(['شرکت می\u200cخواهم', 'क्\u200dष बैंक', 'ന\u0d4d\u200d', 'Team 👩\u200d💻', '👩🏽\u200d💻 Team'])(
    'is taken where it joins: %s',
    (name) => {
      expect(read({ BRAND_NAME: name, BRAND_FOOTER: name }).brand).toMatchObject({ name, footer: name });
      expect(read({}, withDisplayName('digest@contoso.example', name)).brand.name).toBe(name);
    },
  );

  test.each(['\u200dContoso', 'Con \u200ctoso', 'می\u200c\u200cخواهم', 'Contoso\u202Eosotnoc', 'Con\u200Btoso'])(
    'is refused where it joins nothing, as others are: %j',
    (name) => {
      expect(problemsOf({ BRAND_NAME: name })).toEqual([expect.stringContaining('must be one line without invisible characters')]);
    },
  );
});
