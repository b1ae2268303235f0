import { expect, test } from 'vitest';
import { DEFAULT_BRAND } from '../../src/digest/options/brand.ts';
import { startNotes } from '../../src/settings/start-notes.ts';

const ACCESS = { signIn: 'off', scopeRules: [], links: 'off', linkKeys: [], linkDays: 30 } as const;
const BRANDING = { brand: DEFAULT_BRAND, logo: undefined, noLogo: undefined };
const NO_LEAVING = 'Mails have no link to pause or leave: it takes PUBLIC_URL and LINK_KEYS.';
const DIGEST_TO = ['ana@contoso.example'];

const KEYED = { ...ACCESS, linkKeys: [{ id: 'k1', secret: 's'.repeat(32) }] };
const URL = 'https://digest.contoso.example';

test('startNotes() tells that mails have no links, none to leave by, and why there is no logo', () => {
  const notes = startNotes({
    digestTo: DIGEST_TO,
    access: ACCESS,
    publicUrl: URL,
    branding: { ...BRANDING, noLogo: 'the file cannot be read' },
  });
  expect(notes).toEqual([
    expect.stringMatching(/^Mails have no links: LINKS is off\./),
    NO_LEAVING,
    'Mails have no logo: the file cannot be read.',
  ]);
});

test('startNotes() is silent where nothing is left out, or nobody gets a mail', () => {
  expect(startNotes({ digestTo: DIGEST_TO, access: { ...KEYED, links: 'signed' }, publicUrl: URL, branding: BRANDING })).toEqual([]);
  expect(startNotes({ digestTo: [], access: ACCESS, publicUrl: undefined, branding: BRANDING })).toEqual([]);
});

test('startNotes() tells that mails have no link to leave by where nobody knows their address', () => {
  const [note, ...others] = startNotes({
    digestTo: DIGEST_TO,
    access: { ...KEYED, links: 'signed' },
    publicUrl: undefined,
    branding: BRANDING,
  });
  expect([note, others]).toEqual([NO_LEAVING, []]);
});
