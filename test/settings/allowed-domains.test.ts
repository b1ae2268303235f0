/** MAIL_ALLOWED_DOMAINS, and who is refused by it when the app starts. */
import { expect, test } from 'vitest';
import { readSettings } from '../../src/settings/settings.ts';

const GOOD: Readonly<Record<string, string>> = {
  DATAVERSE_URL: 'http://127.0.0.1:5055',
  DATAVERSE_AUTH: 'token',
  DATAVERSE_TOKEN: 't',
  STORAGE_CONNECTION: 'UseDevelopmentStorage=true',
  MAIL_TRANSPORT: 'outbox',
  MAIL_OUTBOX_DIR: 'out',
  MAIL_FROM: 'digest@contoso.example',
};

test('domains are read as they are compared, each once', () => {
  const { mail, digestTo } = readSettings({
    ...GOOD,
    MAIL_ALLOWED_DOMAINS: 'Contoso.example, *.bücher.example;contoso.EXAMPLE',
    DIGEST_TO: 'ana@contoso.example; rui@a.xn--bcher-kva.example',
  });
  expect(mail.allowedDomains).toEqual(['contoso.example', '*.xn--bcher-kva.example']);
  expect(digestTo).toHaveLength(2);
});

test('a recipient outside them stops the start, by number and without the address', () => {
  const read = () =>
    readSettings({ ...GOOD, MAIL_ALLOWED_DOMAINS: 'contoso.example', DIGEST_TO: 'ana@contoso.example, mallory@evil.example' });
  expect(read).toThrow('DIGEST_TO must hold no address outside MAIL_ALLOWED_DOMAINS, as number 2 of 2 is');
  expect(read).toThrow(expect.objectContaining({ message: expect.not.stringContaining('mallory') }));
});

test('a list that is none is refused with an example', () => {
  expect(() => readSettings({ ...GOOD, MAIL_ALLOWED_DOMAINS: '@contoso.example' })).toThrow(
    'MAIL_ALLOWED_DOMAINS must be domains with commas between them, such as contoso.com',
  );
});
