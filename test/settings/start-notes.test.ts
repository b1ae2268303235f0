import { expect, test } from 'vitest';
import { DEFAULT_BRAND } from '../../src/digest/options/brand.ts';
import { readSettings } from '../../src/settings/settings.ts';
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
    unknownNames: [],
  });
  expect(notes).toEqual([
    expect.stringMatching(/^Mails have no links: LINKS is off\./),
    NO_LEAVING,
    'Mails have no logo: the file cannot be read.',
  ]);
});

test('startNotes() is silent where nothing is left out, or nobody gets a mail', () => {
  expect(
    startNotes({ digestTo: DIGEST_TO, access: { ...KEYED, links: 'signed' }, publicUrl: URL, branding: BRANDING, unknownNames: [] }),
  ).toEqual([]);
  expect(startNotes({ digestTo: [], access: ACCESS, publicUrl: undefined, branding: BRANDING, unknownNames: [] })).toEqual([]);
});

test('startNotes() tells that mails have no link to leave by where nobody knows their address', () => {
  const [note, ...others] = startNotes({
    digestTo: DIGEST_TO,
    access: { ...KEYED, links: 'signed' },
    publicUrl: undefined,
    branding: BRANDING,
    unknownNames: [],
  });
  expect([note, others]).toEqual([NO_LEAVING, []]);
});

test('startNotes() names what looks like a setting and is none with the nearest one, and never its value', () => {
  const env = {
    ...{
      DATAVERSE_URL: 'http://127.0.0.1:1',
      DATAVERSE_AUTH: 'token',
      DATAVERSE_TOKEN: 't',
      STORAGE_CONNECTION: 'UseDevelopmentStorage=true',
    },
    ...{ MAIL_TRANSPORT: 'outbox', MAIL_OUTBOX_DIR: 'out', MAIL_FROM: 'digest@contoso.example', STORAGE_CONNECTION__accountName: 'a' },
    ...{ BRAND_COLOR: '#ffcc00', DIGEST_LANG: 'de', DIGEST_TOO: 'ana@contoso.example', digest_at: '05:00', LINK_KEY: 'secret-value' },
    ...{ PATH: '/bin', RUN_MODE: 'x', PUBLIC_HTML: 'y', DIGEST_LOCAL_DIR: '.local' },
  };
  const nearest = {
    BRAND_COLOR: 'BRAND_COLOUR',
    DIGEST_LANG: 'DIGEST_LANGUAGE',
    DIGEST_TOO: 'DIGEST_TO',
    digest_at: 'DIGEST_AT',
    LINK_KEY: 'LINK_KEYS',
  };
  const notes = Object.entries(nearest).map(([name, one]) => `${name} is no setting, and is ignored: the nearest that is one is ${one}.`);
  expect(startNotes(readSettings(env))).toEqual(notes);
  // As where Windows finds it.
  expect(startNotes(readSettings({ ...env, DIGEST_AT: '05:00' }))).toEqual(notes.filter((note) => !note.startsWith('digest_at')));
});
