import { expect, test } from 'vitest';
import { DEFAULT_BRAND } from '../../src/digest/options/brand.ts';
import { startNotes } from '../../src/settings/start-notes.ts';

const ACCESS = { signIn: 'off', scopeRules: [], links: 'off', linkKeys: [], linkDays: 30 } as const;
const BRANDING = { brand: DEFAULT_BRAND, logo: undefined, noLogo: undefined };
const DIGEST_TO = ['ana@contoso.example'];

test('startNotes() tells that mails have no links, and why there is no logo', () => {
  const notes = startNotes({ digestTo: DIGEST_TO, access: ACCESS, branding: { ...BRANDING, noLogo: 'the file cannot be read' } });
  expect(notes).toEqual([expect.stringMatching(/^Mails have no links: LINKS is off\./), 'Mails have no logo: the file cannot be read.']);
});

test('startNotes() is silent where nothing is left out, or nobody gets a mail', () => {
  expect(startNotes({ digestTo: DIGEST_TO, access: { ...ACCESS, links: 'signed' }, branding: BRANDING })).toEqual([]);
  expect(startNotes({ digestTo: [], access: ACCESS, branding: BRANDING })).toEqual([]);
});
